import type { ResourceType } from '../resource-type/resource-type';

export const s3controlAccessPointPolicy: ResourceType = {
  type: 'aws_s3control_access_point_policy',
  references: { access_point_arn: ['aws_s3_access_point'] },
  forceNew: ['access_point_arn'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'access_point_arn',
      ownerType: 'aws_s3_access_point',
    },
  ],
};
