import type { ResourceType } from '../resource-type/resource-type';

export const launchTemplate: ResourceType = {
  type: 'aws_launch_template',
  forceNew: ['name', 'name_prefix'],
  guards: [
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
      argument: 'network_interfaces.associate_public_ip_address',
      when: [true],
      open: 'gives public addresses to what it starts',
      closed: 'no longer gives public addresses',
    },
  ],
};
