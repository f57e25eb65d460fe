import type { ResourceType } from '../resource-type/resource-type';

export const defaultSubnet: ResourceType = {
  type: 'aws_default_subnet',
  defaults: { map_public_ip_on_launch: true },
  forceNew: ['availability_zone', 'ipv6_native'],
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
