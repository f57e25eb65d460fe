import type { ResourceType } from '../resource-type/resource-type';

export const subnet: ResourceType = {
  type: 'aws_subnet',
  noun: 'subnet',
  forceNew: [
    'availability_zone',
    'availability_zone_id',
    'cidr_block',
    'ipv6_native',
    'outpost_arn',
    'vpc_id',
  ],
  loss: { weight: 'service', holds: 'everything in it' },
  exposures: [
    {
      opens: 'address',
      argument: 'map_public_ip_on_launch',
      when: [true],
      levelOfNew: 'note',
      open: 'gives a public address to what starts in it',
      closed: 'no longer gives public addresses',
    },
  ],
};
