import type { ResourceType } from '../resource-type/resource-type';

export const instance: ResourceType = {
  type: 'aws_instance',
  noun: 'instance',
  references: { vpc_security_group_ids: ['aws_security_group'] },
  securityGroups: 'vpc_security_group_ids',
  forceNew: [
    'associate_public_ip_address',
    'availability_zone',
    'enable_primary_ipv6',
    'hibernation',
    'host_id',
    'key_name',
    'placement_group',
    'security_groups',
    'subnet_id',
  ],
  loss: { weight: 'service', holds: 'what runs on it, with its own disks' },
  guards: [
    {
      topic: 'protection',
      argument: 'disable_api_termination',
      kind: 'flag',
      lost: 'can be terminated: its termination protection is off',
      gained: 'can no longer be terminated by mistake: its termination protection is on',
    },
    {
      topic: 'protection',
      argument: 'metadata_options.http_tokens',
      kind: 'choice',
      guarding: ['required'],
      lost: 'answers metadata requests without a token again: IMDSv2 is not required',
      gained: 'requires IMDSv2',
    },
  ],
  exposures: [
    {
      opens: 'address',
      argument: 'associate_public_ip_address',
      when: [true],
      open: 'has a public address',
      closed: 'no longer has a public address',
    },
  ],
  example: { ami: 'ami-0a1b2c3d4e5f60718', instance_type: 't3.micro' },
};
