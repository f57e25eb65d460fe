import type { ResourceType } from '../resource-type/resource-type';

export const codeartifactDomain: ResourceType = {
  type: 'aws_codeartifact_domain',
  noun: 'package domain',
  nameArgument: 'domain',
  forceNew: ['domain', 'encryption_key'],
  loss: { weight: 'data', holds: 'packages' },
  encryption: { key: 'encryption_key', otherwise: 'aws' },
};
