import type { ResourceType } from '../resource-type/resource-type';

export const flowLog: ResourceType = {
  type: 'aws_flow_log',
  references: { vpc_id: ['aws_vpc'], subnet_id: ['aws_subnet'] },
  removal: {
    topic: 'alarms',
    text: 'traffic is no longer recorded',
    about: ['vpc_id', 'subnet_id'],
  },
};
