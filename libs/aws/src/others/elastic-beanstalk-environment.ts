import type { ResourceType } from '../resource-type/resource-type';

export const elasticBeanstalkEnvironment: ResourceType = {
  type: 'aws_elastic_beanstalk_environment',
  noun: 'environment',
  loss: { weight: 'service', holds: 'everything that runs in it' },
};
