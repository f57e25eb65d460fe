import { isOpen, notMatching, problemIf, rejectProps, show } from '@archway/core';
import { ServicequotasServiceQuota } from '@cdktf/provider-aws/lib/servicequotas-service-quota';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/**
 * vCPUs of all Fargate On-Demand tasks of a region at the same time.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
 */
export const FARGATE_VCPUS = { serviceCode: 'fargate', quotaCode: 'L-3032A538' } as const;

export interface ServiceQuotaProps {
  /** Such as `fargate`. */
  readonly serviceCode: string;

  /** Such as `L-3032A538`. */
  readonly quotaCode: string;

  /** What the region has to allow, above 0. */
  readonly value: number;
}

/**
 * Asks for a quota in this region, so that it is there when the region has to carry the whole load. Quotas are raised and
 * never lowered. AWS may take days, and answers no apply: look with `aws service-quotas get-service-quota`.
 *
 * @see https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
export class ServiceQuota extends Construct {
  readonly serviceCode: string;
  readonly quotaCode: string;
  readonly value: number;

  constructor(scope: Construct, id: string, props: ServiceQuotaProps) {
    super(scope, id);
    declaredProps.check(this, 'ServiceQuota', props);
    const { serviceCode, quotaCode, value } = props;
    rejectProps(this, [
      notMatching('serviceCode', serviceCode, /^[a-zA-Z][a-zA-Z0-9-]{0,62}$/, 'such as fargate'),
      notMatching('quotaCode', quotaCode, /^L-[0-9A-F]{8}$/, 'such as L-3032A538'),
      problemIf(!isOpen(value) && !(value > 0), `value must be above 0, got ${show(value)}`),
    ]);
    new ServicequotasServiceQuota(this, 'Default', { serviceCode, quotaCode, value });
    this.serviceCode = serviceCode;
    this.quotaCode = quotaCode;
    this.value = value;
  }
}
