import { synth } from '@archway/testing';
import { ServicequotasServiceQuota } from '@cdktf/provider-aws/lib/servicequotas-service-quota';
import type { ServiceQuotaProps } from '../index';
import { FARGATE_VCPUS, ServiceQuota } from '../index';

const quotaWith = (props: Partial<ServiceQuotaProps>) =>
  synth((scope) => {
    new ServiceQuota(scope, 'Vcpus', { ...FARGATE_VCPUS, value: 24, ...props });
  });

it('asks for the vCPUs of Fargate', () => {
  expect(quotaWith({}).only(ServicequotasServiceQuota)).toEqual({
    service_code: 'fargate',
    quota_code: 'L-3032A538',
    value: 24,
  });
});

it.each<[Partial<ServiceQuotaProps>, RegExp]>([
  [{ quotaCode: 'vcpus' }, /ServiceQuota 'test\/Vcpus': quotaCode must be such as L-3032A538/],
  [{ serviceCode: '' }, /serviceCode must be such as fargate/],
  [{ value: 0 }, /value must be above 0, got 0/],
])('fails for %j', (props, problem) => {
  expect(() => quotaWith(props)).toThrow(problem);
});

it('takes the smallest quota', () => {
  expect(() => quotaWith({ value: 1 })).not.toThrow();
});
