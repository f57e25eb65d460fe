import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchLogGroup: ResourceType = {
  type: 'aws_cloudwatch_log_group',
  noun: 'log group',
  arn: 'arn:{partition}:logs:{region}:{account}:log-group:{name}',
  attributes: { id: '{name}', name: '{name}' },
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  defaults: { retention_in_days: 0 },
  forceNew: ['name', 'name_prefix'],
  loss: { weight: 'record', holds: 'logs' },
  deletion: [{ kind: 'kept', argument: 'skip_destroy' }],
  guards: [
    {
      topic: 'alarms',
      argument: 'retention_in_days',
      kind: 'amount',
      what: 'keeps logs for',
      unit: 'days',
      zeroIsForever: true,
    },
  ],
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};
