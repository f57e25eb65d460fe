import { parseStack } from '@archway/terraform';
import { failingJobs } from './index';

const jobsIn = (resource: object): readonly string[] =>
  failingJobs([
    parseStack(
      JSON.stringify({ provider: { aws: [{ region: 'eu-west-1' }] }, resource }),
      'stacks/shop/cdk.tf.json',
    ),
  ]).map(({ address, reason }) => `${address} ${reason}`);

const tagged = (optedIn: boolean) => ({
  aws_efs_file_system: { Files: { tags: { backup: 'yes' } } },
  aws_backup_region_settings: { S: { resource_type_opt_in_preference: { EFS: optedIn } } },
  aws_backup_plan: { P: { rule: [{ rule_name: 'daily', target_vault_name: 'all' }] } },
  aws_backup_selection: {
    All: {
      plan_id: '${aws_backup_plan.P.id}',
      selection_tag: [{ type: 'STRINGEQUALS', key: 'backup', value: 'yes' }],
    },
  },
});

it('names a selection of a service that is not opted in', () => {
  expect(jobsIn(tagged(false))).toEqual([
    'aws_backup_selection.All selects aws_efs_file_system.Files, and the settings of the region opt EFS out: no job starts',
  ]);
  expect(jobsIn(tagged(true))).toEqual([]);
});

const continuous = (second: boolean) => {
  const rule = (on: boolean) => ({ rule: [{ rule_name: 'r', enable_continuous_backup: on }] });
  const selection = (plan: string) => ({
    plan_id: `\${aws_backup_plan.${plan}.id}`,
    resources: ['${aws_s3_bucket.Photos.arn}'],
  });
  return {
    aws_s3_bucket: { Photos: {} },
    aws_backup_plan: { A: rule(true), B: rule(second) },
    aws_backup_selection: { A: selection('A'), B: selection('B') },
  };
};

it('names the second plan that backs up a resource continuously', () => {
  expect(jobsIn(continuous(true))).toEqual([
    'aws_backup_plan.B backs up aws_s3_bucket.Photos continuously, as aws_backup_plan.A does: AWS Backup keeps one continuous backup of a resource',
  ]);
  expect(jobsIn(continuous(false))).toEqual([]);
});

const copied = (to: string) => ({
  aws_backup_vault: { Here: { name: 'here' }, There: { name: 'there' } },
  aws_backup_plan: {
    P: {
      rule: [
        {
          rule_name: 'daily',
          target_vault_name: '${aws_backup_vault.Here.name}',
          copy_action: [{ destination_vault_arn: `\${aws_backup_vault.${to}.arn}` }],
        },
      ],
    },
  },
});

it('names a copy into the vault that the backup is in', () => {
  expect(jobsIn(copied('Here'))).toEqual([
    'aws_backup_plan.P copies backups of the rule daily from aws_backup_vault.Here into itself',
  ]);
  expect(jobsIn(copied('There'))).toEqual([]);
});

const restored = (policy: string) => ({
  aws_iam_role: { Tests: { assume_role_policy: '{}' } },
  aws_iam_role_policy_attachment: {
    Tests: {
      role: '${aws_iam_role.Tests.name}',
      policy_arn: `arn:aws:iam::aws:policy/service-role/${policy}`,
    },
  },
  aws_backup_restore_testing_selection: { Files: { iam_role_arn: '${aws_iam_role.Tests.arn}' } },
});

it('names a restore test whose role may only back up', () => {
  expect(jobsIn(restored('AWSBackupServiceRolePolicyForBackup'))).toEqual([
    'aws_backup_restore_testing_selection.Files takes on aws_iam_role.Tests, which may not restore: no test succeeds',
  ]);
  expect(jobsIn(restored('AWSBackupServiceRolePolicyForRestores'))).toEqual([]);
});

const locked = (days: number) => ({
  aws_s3_bucket: { Photos: {} },
  aws_s3_bucket_object_lock_configuration: {
    L: {
      bucket: '${aws_s3_bucket.Photos.id}',
      rule: [{ default_retention: [{ mode: 'GOVERNANCE', days: 30 }] }],
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    C: {
      bucket: '${aws_s3_bucket.Photos.id}',
      rule: [{ id: 'old', noncurrent_version_expiration: [{ noncurrent_days: days }] }],
    },
  },
});

it('names a lifecycle rule that the object lock overrules', () => {
  expect(jobsIn(locked(29))).toEqual([
    'aws_s3_bucket_lifecycle_configuration.C expires old versions after 29 days by the rule old, and the object lock keeps each for 30',
  ]);
  expect(jobsIn(locked(30))).toEqual([]);
});
