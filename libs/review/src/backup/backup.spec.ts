import { told, type Resources } from '../testing/planned';
import { compareBackups } from './backup';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const lines = (type: string, before: Body, after: Body): string[] =>
  told(compareBackups, { before: { [type]: { It: before } }, after: { [type]: { It: after } } });

it.each<[string, Body, Body, string]>([
  [
    'aws_db_instance',
    { identifier: 'orders', backup_retention_period: 7 },
    { identifier: 'orders', backup_retention_period: 1 },
    'orders (shop/It) keeps backups for 1 day, before 7 days',
  ],
  [
    'aws_dynamodb_table',
    { name: 'orders', point_in_time_recovery: [{ enabled: true }] },
    { name: 'orders', point_in_time_recovery: [{ enabled: false }] },
    'orders (shop/It) can no longer be restored to a point in time',
  ],
  [
    'aws_s3_bucket_versioning',
    { bucket: 'photos', versioning_configuration: [{ status: 'Enabled' }] },
    { bucket: 'photos', versioning_configuration: [{ status: 'Suspended' }] },
    'photos (shop/It) keeps no new versions of objects: versioning is suspended',
  ],
  [
    'aws_sqs_queue',
    { name: 'intake', message_retention_seconds: 1_209_600 },
    { name: 'intake', message_retention_seconds: 3600 },
    'intake (shop/It) keeps messages for 1 hour, before 14 days',
  ],
  [
    'aws_sqs_queue',
    { name: 'intake', redrive_policy: '{"maxReceiveCount":3}' },
    { name: 'intake', redrive_policy: '' },
    'intake (shop/It) no longer has a dead-letter queue: failed messages are lost when they expire',
  ],
  [
    'aws_kms_key',
    {},
    { deletion_window_in_days: 7 },
    'shop/It can be brought back after its deletion for 7 days, before 30 days',
  ],
])(
  'tells that %s can be brought back less, and is unconcerned of more',
  (type, more, less, text) => {
    expect(lines(type, more, less)).toEqual([`~ backup/look: ${text}`]);
    const [back = ''] = lines(type, less, more);
    expect(back).toMatch(/^~ (?!backup\/)/);
  },
);

it('says nothing of a value that is stated as it was by default', () => {
  expect(
    lines('aws_sqs_queue', { name: 'a' }, { name: 'a', message_retention_seconds: 345_600 }),
  ).toEqual([]);
  expect(lines('aws_kms_key', {}, { deletion_window_in_days: 30 })).toEqual([]);
});

it('stops at a database whose automated backups AWS deletes, and is unconcerned of one that gets some', () => {
  const some = { identifier: 'orders', backup_retention_period: 7 };
  const none = { ...some, backup_retention_period: 0 };
  expect(lines('aws_db_instance', some, none)).toEqual([
    '~ backup/stop: orders (shop/It) is no longer backed up and loses its automated backups, before 7 days',
  ]);
  expect(lines('aws_db_instance', none, some)).toEqual([
    '~ orders (shop/It) keeps backups for 7 days, before 0 days',
  ]);
});

it('stops at a database that goes without a snapshot', () => {
  const going = (body: Body): string[] =>
    told(compareBackups, { before: { aws_db_instance: { It: body } }, after: {} });
  expect(going({ identifier: 'orders', skip_final_snapshot: true })).toEqual([
    '- backup/stop: orders (aws_db_instance.It) is destroyed without a final snapshot',
  ]);
  expect(going({ identifier: 'orders', skip_final_snapshot: false })).toEqual([]);
  const replica = { replicate_source_db: 'main', skip_final_snapshot: true };
  expect(going({ identifier: 'orders', ...replica })).toEqual([]);
});

const plan = (...rules: readonly Body[]): Body => ({ name: 'daily', rule: rules });
const rule = (name: string, kept: number, copies: readonly string[] = []): Body => ({
  rule_name: name,
  schedule: 'cron(0 3 * * ? *)',
  lifecycle: [{ delete_after: kept }],
  copy_action: copies.map((destination_vault_arn) => ({ destination_vault_arn })),
});

it('compares backup plans rule by rule, in whatever order they stand', () => {
  const [day, month] = [rule('day', 35, ['arn:far']), rule('month', 365)];
  expect(lines('aws_backup_plan', plan(day, month), plan(month, day))).toEqual([]);
  expect(lines('aws_backup_plan', plan(day, month), plan(rule('day', 7)))).toEqual([
    '- backup/look: daily (shop/It) loses the rule month',
    '~ backup/look: daily (shop/It) keeps backups of the rule day for 7 days, before 35 days',
    '- backup/look: daily (shop/It) no longer copies backups of the rule day to arn:far',
  ]);
  expect(lines('aws_backup_plan', plan(rule('day', 7)), plan(day))).toEqual([
    '~ daily (shop/It) keeps backups of the rule day for 35 days, before 7 days',
    '+ daily (shop/It) copies backups of the rule day to arn:far',
  ]);
});

it('compares of a rule what is known, whatever else the provider fills in', () => {
  const filled = (kept: number, more: Body = {}): Body =>
    plan({ ...rule('day', kept), target_logically_air_gapped: '${aws_x.Y.arn}', ...more });
  expect(lines('aws_backup_plan', filled(35), filled(1))).toEqual([
    '~ backup/look: daily (shop/It) keeps backups of the rule day for 1 day, before 35 days',
  ]);
  expect(lines('aws_backup_plan', filled(35), filled(35))).toEqual([]);
  expect(
    lines('aws_backup_plan', filled(35), filled(35, { schedule: '${aws_x.Y.schedule}' })),
  ).toEqual([
    '~ incomplete/note: daily (shop/It): rule cannot be seen: aws_x.Y.schedule (known after apply)',
  ]);
});

it('tells what a selection leaves out', () => {
  const selection = (...resources: readonly string[]): Body => ({ name: 'all', resources });
  expect(lines('aws_backup_selection', selection('arn:a', 'arn:b'), selection('arn:b'))).toEqual([
    '- backup/look: all (shop/It) no longer backs up arn:a',
  ]);
  expect(
    lines('aws_backup_selection', selection('arn:a', 'arn:b'), selection('arn:b', 'arn:a')),
  ).toEqual([]);
});

it('tells versioning that goes while its bucket stays', () => {
  const aws_s3_bucket = { Photos: { bucket: 'photos' } };
  const aws_s3_bucket_versioning = {
    V: {
      bucket: '${aws_s3_bucket.Photos.bucket}',
      versioning_configuration: [{ status: 'Enabled' }],
    },
  };
  const before = { aws_s3_bucket, aws_s3_bucket_versioning };
  expect(told(compareBackups, { before, after: { aws_s3_bucket } })).toEqual([
    '- backup/look: photos (shop/Photos) keeps no new versions of objects: versioning is suspended',
  ]);
  expect(told(compareBackups, { before, after: {} })).toEqual([]);
});

it('tells a rule of replication that is switched off, and a replica that goes', () => {
  const rules = (status: string): Body => ({ bucket: 'photos', rule: [{ id: 'far', status }] });
  const type = 'aws_s3_bucket_replication_configuration';
  expect(lines(type, rules('Enabled'), rules('Disabled'))).toEqual([
    '- backup/look: photos (shop/It) no longer replicates by the rule far',
  ]);
  expect(lines(type, rules('Disabled'), rules('Enabled'))).toEqual([]);
  const table = (...regions: readonly string[]): Body => ({
    name: 'orders',
    replica: regions.map((region_name) => ({ region_name })),
  });
  expect(lines('aws_dynamodb_table', table('eu-west-1', 'us-east-1'), table('us-east-1'))).toEqual([
    '- backup/look: orders (shop/It) has no replica in eu-west-1 any more',
  ]);
});

it('says that it cannot see a retention that is known only after the apply', () => {
  const unknown = { identifier: 'orders', backup_retention_period: '${aws_x.Y.days}' };
  expect(
    lines('aws_db_instance', { identifier: 'orders', backup_retention_period: 7 }, unknown),
  ).toEqual([
    '~ incomplete/note: orders (shop/It): backup_retention_period cannot be seen: aws_x.Y.days (known after apply)',
  ]);
});

it.each<[string, Body, Body, string]>([
  [
    'aws_db_instance',
    { identifier: 'db', engine: 'postgres', engine_version: '14.10' },
    { identifier: 'db', engine: 'postgres', engine_version: '16.3', apply_immediately: true },
    'db (shop/It) goes from postgres 14.10 to 16.3 at once, and cannot go back but from a snapshot',
  ],
  [
    'aws_rds_cluster',
    { cluster_identifier: 'db', engine: 'aurora-mysql', engine_version: '5.7.mysql_aurora.2.11.1' },
    { cluster_identifier: 'db', engine: 'aurora-mysql', engine_version: '8.0.mysql_aurora.3.05.2' },
    'db (shop/It) goes from aurora-mysql 5.7.mysql_aurora.2.11.1 to 8.0.mysql_aurora.3.05.2, and cannot go back but from a snapshot',
  ],
  [
    'aws_dynamodb_table',
    { name: 'orders' },
    { name: 'orders', ttl: [{ enabled: true, attribute_name: 'expires' }] },
    'orders (shop/It) now deletes items when the time in expires has passed',
  ],
])('looks at what cannot be undone of %s', (type, before, after, text) => {
  expect(lines(type, before, after)).toEqual([`~ backup/look: ${text}`]);
});

it.each<[string, Body, Body]>([
  [
    'a minor version',
    { engine: 'postgres', engine_version: '16.3' },
    { engine: 'postgres', engine_version: '16.4' },
  ],
  [
    'a minor version of MySQL',
    { engine: 'mysql', engine_version: '8.0.35' },
    { engine: 'mysql', engine_version: '8.0.36' },
  ],
])('says nothing of %s', (_, before, after) => {
  expect(lines('aws_db_instance', before, after)).toEqual([]);
});

it('says how much more may be lost by a schedule that backs up less often', () => {
  const daily = plan(rule('day', 35));
  const weekly = plan({ ...rule('day', 35), schedule: 'cron(0 3 ? * 1 *)' });
  expect(lines('aws_backup_plan', daily, weekly)).toEqual([
    '~ backup/look: daily (shop/It) makes backups of the rule day at cron(0 3 ? * 1 *), before at cron(0 3 * * ? *): up to 7 days may be lost, before 1 day',
  ]);
  expect(lines('aws_backup_plan', weekly, daily)).toEqual([
    '~ daily (shop/It) makes backups of the rule day at cron(0 3 * * ? *), before at cron(0 3 ? * 1 *)',
  ]);
});
