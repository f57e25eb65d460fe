import type { ResourceType } from '../resource-type/resource-type';

export const lb: ResourceType = {
  type: 'aws_lb',
  noun: 'load balancer',
  references: { security_groups: ['aws_security_group'] },
  securityGroups: 'security_groups',
  serviceDefaults: { internal: false },
  forceNew: ['customer_owned_ipv4_pool', 'internal', 'load_balancer_type', 'name'],
  loss: { weight: 'service', holds: 'the traffic of its listeners' },
  deletion: [{ kind: 'refused', argument: 'enable_deletion_protection' }],
  guards: [
    {
      topic: 'protection',
      argument: 'enable_deletion_protection',
      kind: 'flag',
      lost: 'can be deleted: its deletion protection is off',
      gained: 'can no longer be deleted by mistake: its deletion protection is on',
    },
    {
      topic: 'alarms',
      argument: 'access_logs.enabled',
      kind: 'flag',
      lost: 'no longer writes access logs',
      gained: 'writes access logs',
    },
  ],
  exposures: [
    {
      opens: 'address',
      argument: 'internal',
      when: [false],
      notWhen: { load_balancer_type: ['gateway'] },
      open: 'faces the internet',
      closed: 'no longer faces the internet',
    },
  ],
  example: { subnets: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'] },
};
