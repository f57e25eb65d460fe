import type { ResourceType } from '../resource-type/resource-type';

export const elasticsearchDomain: ResourceType = {
  type: 'aws_elasticsearch_domain',
  noun: 'search domain',
  nameArgument: 'domain_name',
  references: { 'encrypt_at_rest.kms_key_id': ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: ['domain_name'],
  loss: { weight: 'data', holds: 'indexes' },
  encryption: {
    flag: 'encrypt_at_rest.enabled',
    key: 'encrypt_at_rest.kms_key_id',
    otherwise: 'nobody',
  },
  example: { domain_name: 'example' },
};
