import type { ResourceType } from '../resource-type/resource-type';

export const redshiftserverlessWorkgroup: ResourceType = {
  type: 'aws_redshiftserverless_workgroup',
  nameArgument: 'workgroup_name',
  forceNew: ['namespace_name', 'workgroup_name'],
  exposures: [
    {
      opens: 'address',
      argument: 'publicly_accessible',
      when: [true],
      open: 'has a public address',
      closed: 'no longer has a public address',
      level: 'stop',
    },
  ],
};
