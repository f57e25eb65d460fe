import type { ResourceType } from '../resource-type/resource-type';

export const networkfirewallFirewall: ResourceType = {
  type: 'aws_networkfirewall_firewall',
  noun: 'firewall',
  forceNew: ['name', 'vpc_id'],
  loss: { weight: 'service', holds: 'the traffic through it' },
  guards: [
    {
      topic: 'protection',
      argument: 'delete_protection',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
  ],
};
