import type { IGrantable, IKey, PolicyStatement } from '@archway/core';
import {
  dependOn,
  notMatching,
  notOneOf,
  physicalName,
  PolicyDocument,
  protectState,
  rejectProps,
  warnOfStatement,
} from '@archway/core';
import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { LifecycleRule } from './lifecycle-rule';
import { DEFAULT_LIFECYCLE_RULES, lifecycleProblems, renderLifecycle } from './lifecycle-rule';

/** A repository of ECR, of this app or another. */
export interface IRepository extends IConstruct {
  readonly repositoryArn: string;
  readonly repositoryName: string;
  /** Where images are pulled from, without a tag. */
  readonly repositoryUri: string;

  /** Allows `grantee` to pull images, and to log in to the registry. */
  grantPull(grantee: IGrantable): void;

  /** Allows `grantee` to push images, and to log in to the registry. */
  grantPush(grantee: IGrantable): void;

  /**
   * Adds a statement to the repository's only policy. A repository that others deploy keeps its own policy: there the
   * statement becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}

export interface RepositoryProps {
  /**
   * 2 to 256 lower case letters, digits and single `.`, `_`, `-` or `/` between them.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly repositoryName?: string;

  /**
   * Whether a tag can be pushed twice. `MUTABLE` lets an image change under a task definition that stays the same.
   *
   * @default 'IMMUTABLE'
   */
  readonly imageTagMutability?: 'IMMUTABLE' | 'MUTABLE';

  /**
   * Whether ECR looks for known vulnerabilities in every image that is pushed.
   *
   * @default true
   */
  readonly scanOnPush?: boolean;

  /**
   * What is deleted, in the order in which the rules count; the rule for any image comes last.
   *
   * @default - images without a tag, 14 days after their push
   */
  readonly lifecycleRules?: readonly LifecycleRule[];

  /**
   * A customer managed key. Changing it replaces the repository.
   *
   * @default - AES-256 with a key of ECR's own
   */
  readonly encryptionKey?: IKey;

  /**
   * Whether `destroy` may delete a repository that holds images.
   *
   * @default false
   */
  readonly forceDelete?: boolean;
}

export interface RepositoryAttributes {
  readonly repositoryArn: string;
  readonly repositoryName: string;
  readonly repositoryUri: string;
}

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const PUSH = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

abstract class RepositoryBase extends Construct implements IRepository {
  abstract readonly repositoryArn: string;
  abstract readonly repositoryName: string;
  abstract readonly repositoryUri: string;

  abstract addToResourcePolicy(statement: PolicyStatement): void;

  grantPull(grantee: IGrantable): void {
    this.grant(grantee, PULL);
  }

  grantPush(grantee: IGrantable): void {
    this.grant(grantee, PUSH);
  }

  private grant(grantee: IGrantable, actions: readonly string[]): void {
    // A login is to the whole registry: ECR has no resource that this action could be limited to.
    grantee.addToIdentityPolicy({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] });
    grantee.addToIdentityPolicy({ actions, resources: [this.repositoryArn] });
  }
}

/** A repository of images whose tags never change and which are scanned when they arrive. */
export class Repository extends RepositoryBase {
  /** A repository that others deploy. */
  static fromRepositoryAttributes(
    scope: Construct,
    id: string,
    attributes: RepositoryAttributes,
  ): IRepository {
    return new ImportedRepository(scope, id, attributes);
  }

  readonly repositoryArn: string;
  readonly repositoryName: string;
  readonly repositoryUri: string;
  private readonly document = new PolicyDocument();
  private policy?: EcrRepositoryPolicy;

  constructor(scope: Construct, id: string, props: RepositoryProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Repository', props);
    const { lifecycleRules = DEFAULT_LIFECYCLE_RULES, encryptionKey } = props;
    rejectProps(this, [
      notMatching(
        'repositoryName',
        props.repositoryName,
        /^(?=.{2,256}$)[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/,
        "2 to 256 lower case letters, digits and single '.', '_', '-' or '/' between them",
      ),
      notOneOf('imageTagMutability', props.imageTagMutability, ['IMMUTABLE', 'MUTABLE']),
      ...lifecycleProblems(lifecycleRules),
    ]);
    const repository = new EcrRepository(this, 'Default', {
      name: props.repositoryName ?? defaultName(this),
      imageTagMutability: props.imageTagMutability ?? 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: props.scanOnPush ?? true },
      encryptionConfiguration: encryptionKey && [
        { encryptionType: 'KMS', kmsKey: encryptionKey.keyArn },
      ],
      forceDelete: props.forceDelete,
    });
    protectState(repository);
    // ECR tries the key when the repository is made.
    if (encryptionKey) dependOn(repository, [encryptionKey]);
    this.repositoryArn = repository.arn;
    this.repositoryName = repository.name;
    this.repositoryUri = repository.repositoryUrl;
    if (lifecycleRules.length > 0) {
      new EcrLifecyclePolicy(this, 'Lifecycle', {
        repository: repository.name,
        policy: renderLifecycle(lifecycleRules),
      });
    }
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new EcrRepositoryPolicy(this, 'Policy', {
      repository: this.repositoryName,
      policy: '',
    });
    this.policy.policy = this.document.toJson();
  }

  /**
   * Lets another account pull. Its own policies decide who of it.
   *
   * @param accountArns such as `arn:aws:iam::444455556666:root`
   */
  allowPullFrom(accountArns: readonly string[]): void {
    this.addToResourcePolicy({
      sid: 'PullFromAccounts',
      principals: { aws: accountArns },
      actions: PULL,
    });
  }
}

class ImportedRepository extends RepositoryBase {
  readonly repositoryArn: string;
  readonly repositoryName: string;
  readonly repositoryUri: string;

  constructor(scope: Construct, id: string, attributes: RepositoryAttributes) {
    super(scope, id);
    this.repositoryArn = attributes.repositoryArn;
    this.repositoryName = attributes.repositoryName;
    this.repositoryUri = attributes.repositoryUri;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }
}

/** The name of the path in ECR's characters: lower case, and no two separators in a row. */
function defaultName(scope: IConstruct): string {
  return physicalName(scope, 256).toLowerCase().replaceAll(/[-_]+/g, '-').replaceAll(/^-|-$/g, '');
}
