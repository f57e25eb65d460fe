import { isOpen, notMatching, notOneOf, problemIf, rejectProps, show } from '@archway/core';
import { EcrPullThroughCacheRule } from '@cdktf/provider-aws/lib/ecr-pull-through-cache-rule';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/**
 * Registries that ECR can keep copies of without credentials, and those whose images it fetches with a secret.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html
 */
const OPEN_REGISTRIES = ['public.ecr.aws', 'registry.k8s.io', 'quay.io'] as const;
const CLOSED_REGISTRIES = ['registry-1.docker.io', 'ghcr.io', 'registry.gitlab.com'] as const;

export interface PullThroughCacheProps {
  /** The registry whose images ECR copies when somebody pulls them. */
  readonly upstreamRegistry: (typeof OPEN_REGISTRIES)[number] | (typeof CLOSED_REGISTRIES)[number];

  /** What the names of the copies begin with: 2 to 30 lower case letters, digits, `.`, `_`, `-` and `/`. */
  readonly repositoryPrefix: string;

  /**
   * The secret that ECR logs in with. Its name begins with `ecr-pullthroughcache/`. Required for Docker Hub, GitHub and
   * GitLab.
   *
   * @default - none
   */
  readonly credentialSecretArn?: string;
}

/** Copies of another registry's images, so that private subnets can pull them from ECR. */
export class PullThroughCache extends Construct {
  readonly repositoryPrefix: string;

  constructor(scope: Construct, id: string, props: PullThroughCacheProps) {
    super(scope, id);
    declaredProps.check(this, 'PullThroughCache', props);
    const { upstreamRegistry, credentialSecretArn } = props;
    const closed = (CLOSED_REGISTRIES as readonly string[]).includes(upstreamRegistry);
    rejectProps(this, [
      notOneOf('upstreamRegistry', upstreamRegistry, [...OPEN_REGISTRIES, ...CLOSED_REGISTRIES]),
      notMatching(
        'repositoryPrefix',
        props.repositoryPrefix,
        /^(?=.{2,30}$)[a-z0-9]+([._/-][a-z0-9]+)*$/,
        "2 to 30 lower case letters, digits and single '.', '_', '-' or '/' between them",
      ),
      problemIf(
        closed && credentialSecretArn === undefined,
        `credentialSecretArn must be given for ${upstreamRegistry}, got undefined`,
      ),
      problemIf(
        !isOpen(credentialSecretArn) &&
          !credentialSecretArn.includes(':secret:ecr-pullthroughcache/'),
        `credentialSecretArn must be of a secret whose name begins with ecr-pullthroughcache/, got ${show(credentialSecretArn)}`,
      ),
    ]);
    this.repositoryPrefix = new EcrPullThroughCacheRule(this, 'Default', {
      ecrRepositoryPrefix: props.repositoryPrefix,
      upstreamRegistryUrl: upstreamRegistry,
      credentialArn: credentialSecretArn,
    }).ecrRepositoryPrefix;
  }
}
