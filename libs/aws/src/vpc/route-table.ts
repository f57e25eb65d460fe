import type { ResourceType } from '../resource-type/resource-type';

export const routeTable: ResourceType = {
  type: 'aws_route_table',
  forceNew: ['vpc_id'],
  quotas: [
    {
      name: 'routesPerTable',
      counted: 'routes of a route table',
      limit: 500,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    },
  ],
};
