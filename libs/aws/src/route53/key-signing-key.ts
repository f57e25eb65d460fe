import type { ResourceType } from '../resource-type/resource-type';

export const route53KeySigningKey: ResourceType = {
  type: 'aws_route53_key_signing_key',
  noun: 'signing key',
  forceNew: ['hosted_zone_id', 'name'],
  loss: { weight: 'identity', holds: 'the DS record that the parent zone has' },
};
