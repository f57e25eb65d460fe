import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerFeatureGroup: ResourceType = {
  type: 'aws_sagemaker_feature_group',
  noun: 'feature group',
  nameArgument: 'feature_group_name',
  forceNew: [
    'description',
    'event_time_feature_name',
    'feature_group_name',
    'record_identifier_feature_name',
    'role_arn',
  ],
  loss: { weight: 'data', holds: 'features' },
  encryption: { key: 'online_store_config.security_config.kms_key_id', otherwise: 'aws' },
  example: {
    online_store_config: [{ enable_online_store: true }],
    feature_definition: [{ feature_name: 'id', feature_type: 'String' }],
    record_identifier_feature_name: 'id',
    event_time_feature_name: 'at',
  },
};
