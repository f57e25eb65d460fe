import type { ResourceType } from '../resource-type/resource-type';

export const transferUser: ResourceType = {
  type: 'aws_transfer_user',
  noun: 'transfer user',
  nameArgument: 'user_name',
  references: { server_id: ['aws_transfer_server'], role: ['aws_iam_role'] },
  forceNew: ['server_id', 'user_name'],
  loss: { weight: 'identity', holds: 'its keys' },
  policies: [{ argument: 'policy', kind: 'identity' }],
  example: { server_id: 's-0a1b2c3d4e5f60718' },
};
