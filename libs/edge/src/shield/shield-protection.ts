import { ShieldApplicationLayerAutomaticResponse } from '@cdktf/provider-aws/lib/shield-application-layer-automatic-response';
import { ShieldProtection as ShieldProtectionResource } from '@cdktf/provider-aws/lib/shield-protection';
import { ShieldProtectionHealthCheckAssociation } from '@cdktf/provider-aws/lib/shield-protection-health-check-association';
import type { Problem } from '@archway/core';
import { formatArn, isOpen, notOneOf, physicalName, rejectProps, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** What says whether a protected resource is healthy, such as `HealthCheck`. */
export interface IShieldHealthCheck {
  readonly healthCheckId: string;
}

/** Something that Shield Advanced protects. */
export interface IShieldProtection extends IConstruct {
  readonly protectionId: string;
  /** The ARN of what is protected. */
  readonly resourceArn: string;
}

export interface ShieldProtectionProps {
  /**
   * The ARN of a distribution, a hosted zone, an accelerator, an Elastic IP address, an application or classic load
   * balancer. Anything else is rejected.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/ddos-protections-by-resource-type.html
   */
  readonly resourceArn: string;

  /**
   * A Route 53 health check of what is protected: attacks are detected sooner, and the response team calls only where
   * there is one.
   *
   * @default - none
   */
  readonly healthCheck?: IShieldHealthCheck;

  /**
   * What Shield does by itself to requests of an attack, in the web ACL that the resource has. It takes 150 WCU there.
   * Distributions and application load balancers only.
   *
   * @default - nothing
   */
  readonly automaticResponse?: 'BLOCK' | 'COUNT';
}

/** AWS API "CreateProtection": https://docs.aws.amazon.com/waf/latest/DDOSAPIReference/API_CreateProtection.html */
const LONGEST_NAME = 128;

const PROTECTABLE =
  /:(cloudfront::\d*:distribution\/|route53:::hostedzone\/|globalaccelerator::\d*:accelerator\/|ec2:[^:]*:\d*:eip-allocation\/|elasticloadbalancing:[^:]*:\d*:loadbalancer\/(?!net\/|gwy\/))/;

const APPLICATION_LAYER =
  /:(cloudfront::\d*:distribution\/|elasticloadbalancing:[^:]*:\d*:loadbalancer\/app\/)/;

/** One resource under Shield Advanced. The account has to be subscribed. */
export class ShieldProtection extends Construct implements IShieldProtection {
  readonly protectionId: string;
  readonly resourceArn: string;

  constructor(scope: Construct, id: string, props: ShieldProtectionProps) {
    super(scope, id);
    declaredProps.check(this, 'ShieldProtection', props);
    const { resourceArn, healthCheck, automaticResponse } = props;
    rejectProps(this, [
      notAmong(
        'resourceArn',
        resourceArn,
        PROTECTABLE,
        'a distribution, hosted zone, accelerator, Elastic IP address, application or classic load balancer',
      ),
      notOneOf('automaticResponse', automaticResponse, ['BLOCK', 'COUNT']),
      automaticResponse === undefined
        ? undefined
        : notAmong(
            'resourceArn',
            resourceArn,
            APPLICATION_LAYER,
            'a distribution or an application load balancer where automaticResponse is given',
          ),
    ]);
    this.resourceArn = resourceArn;
    const protection = new ShieldProtectionResource(this, 'Default', {
      name: physicalName(this, LONGEST_NAME),
      resourceArn,
    });
    this.protectionId = protection.id;
    if (healthCheck) {
      new ShieldProtectionHealthCheckAssociation(this, 'HealthCheck', {
        shieldProtectionId: protection.id,
        healthCheckArn: formatArn(this, {
          service: 'route53',
          region: '',
          accountId: '',
          resource: `healthcheck/${healthCheck.healthCheckId}`,
        }),
      });
    }
    if (automaticResponse) {
      new ShieldApplicationLayerAutomaticResponse(this, 'AutomaticResponse', {
        resourceArn,
        action: automaticResponse,
        dependsOn: [protection],
      });
    }
  }
}

function notAmong(prop: string, arn: string, among: RegExp, rule: string): Problem {
  if (isOpen(arn) || among.test(arn)) return undefined;
  return `${prop} must be the ARN of ${rule}, got ${show(arn)}`;
}
