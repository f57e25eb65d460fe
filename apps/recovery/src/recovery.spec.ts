import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import type { Synthesized } from '@archway/testing';
import type { Tier } from '@archway/recovery';
import { RECOVERY_TIERS } from '@archway/recovery';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { ServicequotasServiceQuota } from '@cdktf/provider-aws/lib/servicequotas-service-quota';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { checked } from './config/config';
import { configOf } from './config/stages';
import type { RecoveryStacks } from './recovery';
import { addRecovery } from './recovery';

/** Each stage and tier is synthesized once for all tests, which only read. */
const stacks = new Map<string, RecoveryStacks>();
const documents = new Map<string, Readonly<Record<string, Synthesized>>>();

function stacksOf(stage: string, tier?: string): RecoveryStacks {
  const key = `${stage} ${tier}`;
  const made = stacks.get(key) ?? addRecovery(testApp(), configOf(stage, tier));
  stacks.set(key, made);
  return made;
}

function read(stage: string, tier?: string): Readonly<Record<string, Synthesized>> {
  const key = `${stage} ${tier}`;
  const made =
    documents.get(key) ??
    Object.fromEntries(
      Object.entries(stacksOf(stage, tier)).flatMap(([name, stack]) =>
        stack === undefined ? [] : [[name, readBack(stack)]],
      ),
    );
  documents.set(key, made);
  return made;
}

/** What is lost when its address changes. */
const STATEFUL = [
  'aws_backup_vault',
  'aws_dynamodb_table',
  'aws_ecr_repository',
  'aws_efs_file_system',
  'aws_kms_key',
  'aws_rds_cluster',
  'aws_rds_global_cluster',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
];

it('keeps what holds data at the addresses that it has', () => {
  const stateful = (stack: Synthesized | undefined) =>
    stack?.addresses
      .filter((address) => STATEFUL.includes(address.split('.')[0] ?? ''))
      .map((address) => address.replace(/_[0-9A-F]{8}$/, ''));
  const prod = read('prod');
  expect(stateful(prod['primary'])).toEqual([
    'aws_backup_vault.Vault',
    'aws_dynamodb_table.Carts',
    'aws_ecr_repository.Repository',
    'aws_efs_file_system.Files',
    'aws_kms_key.Key',
    'aws_rds_cluster.Orders',
    'aws_rds_global_cluster.Orders_Global',
    'aws_s3_bucket.Photos',
    'aws_secretsmanager_secret.Session',
  ]);
  expect(stateful(prod['copies'])).toEqual([
    'aws_backup_vault.Vault',
    'aws_efs_file_system.Files',
    'aws_kms_key.Key',
    'aws_s3_bucket.Photos',
  ]);
  expect(stateful(prod['standby'])).toEqual(['aws_rds_cluster.Orders']);
});

it.each<[Tier, number[], number | undefined]>([
  ['backup-and-restore', [2], undefined],
  ['pilot-light', [2, 0], 0],
  ['warm-standby', [2, 1], 1],
  ['active-active', [2, 2], 1],
])('%s runs %j tasks, and %s instances of the second database', (tier, tasks, instances) => {
  const dev = read('dev', tier);
  const services = ['primary', 'standby'].flatMap((name) => dev[name]?.all(EcsService) ?? []);
  expect(services.map((service) => service['desired_count'])).toEqual(tasks);
  expect(dev['standby']?.inventory['aws_rds_cluster_instance'] ?? 0).toBe(instances ?? 0);
});

it('replicates the bucket both ways, and nothing where backups are enough', () => {
  const replications = (tier: Tier) =>
    Object.values(read('dev', tier)).flatMap((stack) =>
      stack.all(S3BucketReplicationConfigurationA),
    );
  expect(replications('warm-standby')).toHaveLength(2);
  expect(replications('backup-and-restore')).toHaveLength(0);
});

it('copies daily backups to the other region and to the vault account, whose vault lets them in', () => {
  const { primary, vault } = read('prod');
  const [daily] = primary?.only(BackupPlan)['rule'] as readonly {
    copy_action: readonly { destination_vault_arn: string }[];
  }[];
  expect(daily?.copy_action.map((copy) => copy.destination_vault_arn)).toEqual([
    'arn:aws:backup:eu-west-1:444455556666:backup-vault:shop-prod-copies',
    'arn:aws:backup:eu-central-1:777788889999:backup-vault:shop-prod-vault',
  ]);
  expect(vault?.only(BackupVaultPolicy)['policy']).toContain('arn:aws:iam::444455556666:root');
});

it('keeps one bastion in the region that serves', () => {
  const { primary, standby } = read('prod');
  expect(primary?.only(AutoscalingGroup)).toMatchObject({ min_size: 1, max_size: 1 });
  expect(standby?.all(AutoscalingGroup)).toEqual([]);
});

it('writes a runbook of what each tier still has to do', () => {
  const runbook = (tier: Tier) => stacksOf('dev', tier).failover.tier.runbook;
  expect(runbook('pilot-light')).toContain('Service web: from 0 to 2 tasks');
  expect(runbook('pilot-light')).toContain('aws rds failover-global-cluster');
  expect(runbook('backup-and-restore')).toContain('aws backup start-restore-job');
  expect(runbook('active-active')).not.toContain('aws ecs update-service');
});

it.each<Tier>(['backup-and-restore', 'pilot-light'])(
  '%s has images, the secret, a key, a certificate and the quota in the other region',
  (tier) => {
    const { copies, primary } = read('prod', tier);
    const runbook = stacksOf('prod', tier).failover.tier.runbook;
    expect(copies?.only(ServicequotasServiceQuota)).toMatchObject({ value: 6 });
    expect(primary?.only(SecretsmanagerSecret)['replica']).toEqual([{ region: 'eu-west-1' }]);
    for (const command of [
      'aws ecr describe-images --repository-name shop/prod/web',
      'aws secretsmanager describe-secret --secret-id shop/prod/session --region eu-west-1',
      'aws acm describe-certificate',
      'aws service-quotas get-service-quota --service-code fargate',
    ]) {
      expect(runbook).toContain(command);
    }
  },
);

it('says where a failover rests on us-east-1, and only there', () => {
  expect(read('dev', 'backup-and-restore')['failover']?.warnings.join('\n')).toContain('AWS IAM');
  expect(read('dev', 'warm-standby')['failover']?.warnings).toEqual([]);
});

it('moves clients by switches in prod, and by health checks in dev', () => {
  expect(read('prod')['failover']?.inventory).toHaveProperty(
    'aws_route53recoverycontrolconfig_cluster',
  );
  const records = read('dev')['failover']?.all(Route53Record) ?? [];
  expect(records.map((record) => record['failover_routing_policy'].type)).toEqual([
    'PRIMARY',
    'SECONDARY',
  ]);
});

it('refuses a configuration that cannot be deployed, all at once', () => {
  const dev = configOf('dev');
  expect(() =>
    checked({ ...dev, standby: dev.primary, vaultAccountId: dev.stack.accountId, warmTasks: 3 }),
  ).toThrow(
    /Configuration 'dev': standby\.region must differ .*; standby\.cidrBlock must differ .*; vaultAccountId must be another account .*; warmTasks must be a whole number between 1 and 2/,
  );
  expect(() => configOf('dev', 'cold')).toThrow(
    /tier must be one of backup-and-restore, pilot-light/,
  );
  expect(() => configOf('test')).toThrow(/STAGE: must be one of dev, prod/);
});

for (const tier of RECOVERY_TIERS) {
  it(`synthesizes ${tier} without an error`, () => {
    expect(Object.keys(read('prod', tier))).toContain('failover');
  });
}

itPlans('is taken by the real provider where it does not read the state of another stack', () => {
  expect(planOffline(stacksOf('prod').copies).inventory).toMatchObject({
    aws_backup_vault: 1,
    aws_efs_file_system: 1,
  });
});
