import type { ResourceType } from '../resource-type/resource-type';

export const storagegatewayGateway: ResourceType = {
  type: 'aws_storagegateway_gateway',
  noun: 'storage gateway',
  nameArgument: 'gateway_name',
  forceNew: [
    'activation_key',
    'gateway_type',
    'gateway_vpc_endpoint',
    'medium_changer_type',
    'tape_drive_type',
  ],
  loss: { weight: 'identity', holds: 'its activation' },
  example: { activation_key: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE', gateway_timezone: 'GMT' },
};
