import type { ResourceType } from '../resource-type/resource-type';

export const redshiftserverlessWorkgroup: ResourceType = {
  type: 'aws_redshiftserverless_workgroup',
  exposures: [
    {
      opens: 'use',
      argument: 'publicly_accessible',
      when: [true],
      open: 'has an address on the internet (publicly_accessible)',
      closed: 'no longer has an address on the internet',
    },
  ],
};
