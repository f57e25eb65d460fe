import type { ResourceType } from '../resource-type/resource-type';

export const amiLaunchPermission: ResourceType = {
  type: 'aws_ami_launch_permission',
  forceNew: ['account_id', 'group', 'image_id', 'organization_arn', 'organizational_unit_arn'],
  exposures: [
    {
      opens: 'use',
      argument: 'group',
      when: ['all'],
      open: 'lets everybody launch the image',
      closed: 'no longer lets everybody launch the image',
    },
  ],
  example: { account_id: '111122223333' },
};
