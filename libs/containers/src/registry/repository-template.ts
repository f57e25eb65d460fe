import type { IKey } from '@archway/core';
import { dependOn, notMatching, notOneOf, problemIf, rejectProps, Role } from '@archway/core';
import { EcrRepositoryCreationTemplate } from '@cdktf/provider-aws/lib/ecr-repository-creation-template';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { LifecycleRule } from '../repository/lifecycle-rule';
import {
  DEFAULT_LIFECYCLE_RULES,
  lifecycleProblems,
  renderLifecycle,
} from '../repository/lifecycle-rule';

const OCCASIONS = ['PULL_THROUGH_CACHE', 'REPLICATION'] as const;

export interface RepositoryTemplateProps {
  /** What the names of the repositories begin with, or `ROOT` for those that no other template is for. */
  readonly prefix: string;

  /** What makes the repositories. */
  readonly appliedFor: readonly (typeof OCCASIONS)[number][];

  /**
   * Whether a tag can come to mean another image. The tags of other registries do: a cache that never changes them keeps
   * the first image for ever.
   *
   * @default - `MUTABLE` for a cache, `IMMUTABLE` otherwise
   */
  readonly imageTagMutability?: 'IMMUTABLE' | 'MUTABLE';

  /**
   * @default - images without a tag are deleted after 14 days
   */
  readonly lifecycleRules?: readonly LifecycleRule[];

  /**
   * The customer managed key of the repositories.
   *
   * @default - ECR's own
   */
  readonly encryptionKey?: IKey;

  /**
   * @default - none
   */
  readonly description?: string;
}

/**
 * What repositories are like that a pull-through cache or a replication makes: nobody else states it.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 */
export class RepositoryTemplate extends Construct {
  constructor(scope: Construct, id: string, props: RepositoryTemplateProps) {
    super(scope, id);
    declaredProps.check(this, 'RepositoryTemplate', props);
    const { appliedFor, lifecycleRules = DEFAULT_LIFECYCLE_RULES, encryptionKey } = props;
    const caches = appliedFor.includes('PULL_THROUGH_CACHE');
    rejectProps(this, [
      notMatching(
        'prefix',
        props.prefix,
        /^(ROOT|(?=.{2,256}$)[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*\/?)$/,
        "ROOT, or 2 to 256 lower case letters, digits and single '.', '_', '-' or '/' between them",
      ),
      problemIf(appliedFor.length === 0, 'appliedFor must name an occasion, got none'),
      ...appliedFor.map((occasion) => notOneOf('appliedFor', occasion, OCCASIONS)),
      notOneOf('imageTagMutability', props.imageTagMutability, ['IMMUTABLE', 'MUTABLE']),
      notMatching('description', props.description, /^[^]{0,256}$/, 'at most 256 characters'),
      ...lifecycleProblems(lifecycleRules),
    ]);
    const role = encryptionKey && this.role(encryptionKey);
    const template = new EcrRepositoryCreationTemplate(this, 'Default', {
      prefix: props.prefix,
      description: props.description,
      appliedFor: [...appliedFor],
      imageTagMutability: props.imageTagMutability ?? (caches ? 'MUTABLE' : 'IMMUTABLE'),
      lifecyclePolicy: lifecycleRules.length > 0 ? renderLifecycle(lifecycleRules) : undefined,
      encryptionConfiguration: encryptionKey && [
        { encryptionType: 'KMS', kmsKey: encryptionKey.keyArn },
      ],
      customRoleArn: role?.roleArn,
    });
    if (role) dependOn(template, [role]);
  }

  /** ECR makes a repository with a key as this role. */
  private role(key: IKey): Role {
    const role = new Role(this, 'Role', { assumedBy: 'ecr.amazonaws.com' });
    role.addToIdentityPolicy({
      actions: ['ecr:CreateRepository', 'ecr:ReplicateImage', 'ecr:TagResource'],
      resources: ['*'],
    });
    role.addToIdentityPolicy({
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'],
      resources: [key.keyArn],
    });
    return role;
  }
}
