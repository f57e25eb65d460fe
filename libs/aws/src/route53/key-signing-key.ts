import type { ResourceType } from '../resource-type/resource-type';

export const route53KeySigningKey: ResourceType = {
  type: 'aws_route53_key_signing_key',
  noun: 'signing key',
  loss: { weight: 'identity', holds: 'the DS record that the parent zone has' },
};
