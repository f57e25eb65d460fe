import type { Coverage } from './coverage';

export const PERMISSIONS: Coverage = {
  aws_iam_role: {
    simulated: [
      'assume_role_policy',
      'inline_policy',
      'managed_policy_arns',
      'name',
      'name_prefix',
      'path',
      // Read where roles are: a line says that it is not evaluated.
      'permissions_boundary',
    ],
    noEffect: [
      'description',
      'force_detach_policies',
      'id',
      'max_session_duration',
      'tags',
      'tags_all',
    ],
  },
  aws_iam_role_policy: { simulated: ['policy', 'role'], noEffect: ['id', 'name', 'name_prefix'] },
  aws_iam_role_policy_attachment: { simulated: ['policy_arn', 'role'], noEffect: ['id'] },
  aws_iam_policy: {
    simulated: ['name', 'name_prefix', 'path', 'policy'],
    noEffect: ['delay_after_policy_creation_in_ms', 'description', 'id', 'tags', 'tags_all'],
  },
  aws_kms_key: {
    simulated: ['policy', 'region'],
    noEffect: [
      'bypass_policy_lockout_safety_check',
      'custom_key_store_id',
      'customer_master_key_spec',
      'deletion_window_in_days',
      'description',
      'enable_key_rotation',
      'id',
      'key_usage',
      'multi_region',
      'rotation_period_in_days',
      'tags',
      'tags_all',
      'timeouts',
      'xks_key_id',
    ],
    notSimulated: {
      is_enabled: {
        says: 'is_enabled is not simulated: a disabled key works here',
        unless: [true, 'true'],
      },
    },
  },
  aws_kms_alias: {
    simulated: ['name', 'name_prefix', 'region', 'target_key_id'],
    noEffect: ['id'],
  },
  aws_kms_key_policy: {
    simulated: ['key_id', 'policy', 'region'],
    noEffect: ['bypass_policy_lockout_safety_check', 'id'],
  },
  aws_cloudwatch_log_group: {
    simulated: ['name', 'name_prefix', 'region'],
    noEffect: [
      'deletion_protection_enabled',
      'id',
      'log_group_class',
      'retention_in_days',
      'skip_destroy',
      'tags',
      'tags_all',
    ],
    notSimulated: {
      kms_key_id: { says: 'kms_key_id is not simulated: no permission of the key is asked for' },
    },
  },
};
