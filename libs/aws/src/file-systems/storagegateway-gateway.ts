import type { ResourceType } from '../resource-type/resource-type';

export const storagegatewayGateway: ResourceType = {
  type: 'aws_storagegateway_gateway',
  noun: 'storage gateway',
  nameArgument: 'gateway_name',
  loss: { weight: 'identity', holds: 'its activation' },
  example: { activation_key: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE', gateway_timezone: 'GMT' },
};
