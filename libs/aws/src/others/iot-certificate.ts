import type { ResourceType } from '../resource-type/resource-type';

export const iotCertificate: ResourceType = {
  type: 'aws_iot_certificate',
  noun: 'device certificate',
  forceNew: ['ca_pem', 'certificate_pem', 'csr'],
  loss: { weight: 'identity', holds: 'what a device signs in with' },
};
