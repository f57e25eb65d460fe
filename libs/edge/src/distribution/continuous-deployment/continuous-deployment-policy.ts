import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, outOfRange, problemIf, rejectProps } from '@archway/core';
import { CloudfrontContinuousDeploymentPolicy } from '@cdktf/provider-aws/lib/cloudfront-continuous-deployment-policy';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IDistribution } from '../distribution-interface';

/** A policy that sends some requests to a staging distribution. */
export interface IContinuousDeploymentPolicy {
  readonly continuousDeploymentPolicyId: string;
}

/** How long one viewer stays with one distribution. */
export interface SessionStickiness {
  /** Ends a session in which nothing was asked for this long, in seconds, 300 to 3600. */
  readonly idleTtlSeconds: number;

  /** Ends every session after this long, in seconds, 300 to 3600 and not less than the other. */
  readonly maximumTtlSeconds: number;
}

/** Which requests the staging distribution answers. */
export type StagingTraffic =
  | {
      /** A share of them, 0 to 0.15. */
      readonly weight: number;
      /**
       * @default - every request is drawn anew
       */
      readonly stickiness?: SessionStickiness;
    }
  | {
      /** Those with this header, whose name starts with `aws-cf-cd-`. */
      readonly header: string;
      readonly value: string;
    };

export interface ContinuousDeploymentPolicyProps {
  /** With `staging: true`. Its paths are a part of the production distribution's. */
  readonly staging: IDistribution;

  readonly traffic: StagingTraffic;

  /**
   * Whether requests are sent there. Turned off before the policy is taken from its distribution.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * Tries a staging distribution with part of the requests of the distribution that is given this policy.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html
 */
export class ContinuousDeploymentPolicy extends Construct implements IContinuousDeploymentPolicy {
  readonly continuousDeploymentPolicyId: string;

  constructor(scope: Construct, id: string, props: ContinuousDeploymentPolicyProps) {
    super(scope, id);
    declaredProps.check(this, 'ContinuousDeploymentPolicy', props);
    const { staging, traffic } = props;
    rejectProps(this, [
      problemIf(
        staging.staging === false,
        `staging must be a distribution with staging: true, got ${staging.node.path}`,
      ),
      ...trafficProblems(traffic),
    ]);
    this.continuousDeploymentPolicyId = new CloudfrontContinuousDeploymentPolicy(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      enabled: props.enabled ?? true,
      stagingDistributionDnsNames: [{ items: [staging.distributionDomainName], quantity: 1 }],
      trafficConfig: [renderTraffic(traffic)],
    }).id;
  }
}

function renderTraffic(traffic: StagingTraffic) {
  if ('header' in traffic) {
    const { header, value } = traffic;
    return { type: 'SingleHeader', singleHeaderConfig: [{ header, value }] };
  }
  const { weight, stickiness } = traffic;
  return {
    type: 'SingleWeight',
    singleWeightConfig: [
      {
        weight,
        sessionStickinessConfig: stickiness && [
          { idleTtl: stickiness.idleTtlSeconds, maximumTtl: stickiness.maximumTtlSeconds },
        ],
      },
    ],
  };
}

function trafficProblems(traffic: StagingTraffic): readonly Problem[] {
  if ('header' in traffic) {
    return [
      notMatching(
        'traffic.header',
        traffic.header,
        /^aws-cf-cd-[A-Za-z0-9_-]{1,246}$/,
        'a header whose name starts with aws-cf-cd-',
      ),
      notMatching('traffic.value', traffic.value, /^.{1,1783}$/, '1 to 1783 characters long'),
    ];
  }
  const { weight, stickiness } = traffic;
  const { idleTtlSeconds: idle, maximumTtlSeconds: maximum } = stickiness ?? {};
  return [
    outOfRange('traffic.weight', weight, 0, 0.15),
    notWhole('traffic.stickiness.idleTtlSeconds', idle, 300, 3_600),
    notWhole('traffic.stickiness.maximumTtlSeconds', maximum, 300, 3_600),
    problemIf(
      !isOpen(idle) && !isOpen(maximum) && idle > maximum,
      `traffic.stickiness.idleTtlSeconds must not be over maximumTtlSeconds, got ${idle} and ${maximum}`,
    ),
  ];
}
