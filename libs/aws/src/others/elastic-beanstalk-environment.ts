import type { ResourceType } from '../resource-type/resource-type';

export const elasticBeanstalkEnvironment: ResourceType = {
  type: 'aws_elastic_beanstalk_environment',
  noun: 'environment',
  forceNew: ['cname_prefix', 'name', 'tier'],
  loss: { weight: 'service', holds: 'everything that runs in it' },
};
