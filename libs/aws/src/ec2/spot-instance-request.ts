import type { ResourceType } from '../resource-type/resource-type';

export const spotInstanceRequest: ResourceType = {
  type: 'aws_spot_instance_request',
  noun: 'spot instance',
  loss: { weight: 'service', holds: 'what runs on it, with its own disks' },
  example: { ami: 'ami-0a1b2c3d4e5f60718', instance_type: 't3.micro' },
};
