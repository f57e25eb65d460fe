import { ApiGatewayApiKey } from '@cdktf/provider-aws/lib/api-gateway-api-key';
import { ApiGatewayUsagePlan } from '@cdktf/provider-aws/lib/api-gateway-usage-plan';
import { ApiGatewayUsagePlanKey } from '@cdktf/provider-aws/lib/api-gateway-usage-plan-key';
import { notOneOf, notWhole, physicalName, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { throttleProblems } from './throttle-problems';
import type { Throttle } from './rest-api-props';

/** How many requests one key may make in a while. */
export interface Quota {
  readonly limit: number;
  readonly period: 'DAY' | 'MONTH' | 'WEEK';
}

export interface UsagePlanOptions {
  /** How many requests each key of the plan may make. */
  readonly throttle: Throttle;

  /**
   * @default - none
   */
  readonly quota?: Quota;

  /**
   * @default - none
   */
  readonly description?: string;
}

export interface UsagePlanProps extends UsagePlanOptions {
  readonly restApiId: string;
  readonly stageName: string;
}

/** What clients with one of its keys may use of an API. */
export class UsagePlan extends Construct {
  readonly usagePlanId: string;

  constructor(scope: Construct, id: string, props: UsagePlanProps) {
    super(scope, id);
    declaredProps.check(this, 'UsagePlan', props);
    rejectProps(this, [
      ...throttleProblems('throttle', props.throttle),
      notWhole('quota.limit', props.quota?.limit, 1, Number.MAX_SAFE_INTEGER),
      notOneOf('quota.period', props.quota?.period, ['DAY', 'MONTH', 'WEEK']),
    ]);
    const { throttle } = props;
    const plan = new ApiGatewayUsagePlan(this, 'Default', {
      name: physicalName(this, 255),
      description: props.description,
      apiStages: [{ apiId: props.restApiId, stage: props.stageName }],
      throttleSettings: {
        rateLimit: throttle.rateLimitPerSecond,
        burstLimit: throttle.burstLimit,
      },
      quotaSettings: props.quota && { ...props.quota },
    });
    this.usagePlanId = plan.id;
  }

  /** A key for one client. Its value is in Terraform's state; clients send it as `x-api-key`. */
  addKey(id: string): { readonly apiKeyId: string } {
    const parent = new Construct(this, id);
    const key = new ApiGatewayApiKey(parent, 'Default', { name: physicalName(parent, 1_024) });
    new ApiGatewayUsagePlanKey(parent, 'Membership', {
      keyId: key.id,
      keyType: 'API_KEY',
      usagePlanId: this.usagePlanId,
    });
    return { apiKeyId: key.id };
  }
}
