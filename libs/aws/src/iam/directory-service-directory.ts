import type { ResourceType } from '../resource-type/resource-type';

export const directoryServiceDirectory: ResourceType = {
  type: 'aws_directory_service_directory',
  noun: 'directory',
  forceNew: ['alias', 'description', 'name', 'password', 'short_name', 'type'],
  loss: { weight: 'data', holds: 'users and computers' },
  example: { name: 'corp.example.com' },
};
