import type { ResourceType } from '../resource-type/resource-type';

export const codeartifactDomain: ResourceType = {
  type: 'aws_codeartifact_domain',
  noun: 'package domain',
  nameArgument: 'domain',
  loss: { weight: 'data', holds: 'packages' },
};
