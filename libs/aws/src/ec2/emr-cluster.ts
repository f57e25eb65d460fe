import type { ResourceType } from '../resource-type/resource-type';

export const emrCluster: ResourceType = {
  type: 'aws_emr_cluster',
  forceNew: [
    'additional_info',
    'autoscaling_role',
    'configurations',
    'configurations_json',
    'ebs_root_volume_size',
    'keep_job_flow_alive_when_no_steps',
    'log_encryption_kms_key_id',
    'log_uri',
    'name',
    'release_label',
    'security_configuration',
  ],
  guards: [
    {
      topic: 'protection',
      argument: 'termination_protection',
      kind: 'flag',
      lost: 'can be terminated: its termination protection is off',
      gained: 'can no longer be terminated by mistake: its termination protection is on',
    },
  ],
};
