/** A part of AWS that a step needs while the region is lost. */
export interface Need {
  /** As AWS calls it, such as `Amazon ECS`. */
  readonly service: string;
  /** What changes resources is a control plane, what serves is a data plane. */
  readonly plane: 'control' | 'data';
  readonly region: string;
}

/** One step of a failover, for whoever carries it out. */
export interface FailoverStep {
  readonly title: string;
  readonly text: readonly string[];
  /**
   * Commands of the AWS CLI or Terraform.
   *
   * @default - there is nothing to type
   */
  readonly commands?: readonly string[];
  readonly needs: readonly Need[];
}

/**
 * Services whose control plane is in us-east-1 alone. Their data planes are everywhere.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
 */
const HOME_OF_GLOBAL_SERVICES = 'us-east-1';

export function globalControlPlane(
  service: 'Amazon CloudFront' | 'AWS IAM' | 'Amazon Route 53',
): Need {
  return { service, plane: 'control', region: HOME_OF_GLOBAL_SERVICES };
}

/** What a failover rests on although it may be lost with a region. */
export interface Stability {
  /** Steps that cannot be carried out when the region is lost. */
  readonly problems: readonly string[];
  /** Steps that rest on a third region. */
  readonly warnings: readonly string[];
}

/**
 * Whether the steps can be carried out without the lost region, and without a control plane elsewhere than in the region
 * that takes over.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html
 */
export function stabilityOf(
  steps: readonly FailoverStep[],
  lostRegion: string,
  standbyRegion: string,
): Stability {
  const needs = steps.flatMap((step) => step.needs.map((need) => ({ step, need })));
  const words = ({ step, need }: (typeof needs)[number]) =>
    `'${step.title}' needs the ${need.plane} plane of ${need.service} in ${need.region}`;
  return {
    problems: needs.filter(({ need }) => need.region === lostRegion).map(words),
    warnings: needs
      .filter(
        ({ need }) =>
          need.plane === 'control' && need.region !== lostRegion && need.region !== standbyRegion,
      )
      .map(words),
  };
}
