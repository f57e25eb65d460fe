import { REPLICATION } from '@archway/aws';
import { isStated, numberOr, type Estate, type Subject } from '@archway/checks';
import {
  blocksOf,
  flagOf,
  isUnknown,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { objective, type Protection } from './model';

type Protect = (estate: Estate, subject: Subject) => readonly Protection[];

/** What a resource's own arguments and those of its companions do for it. */
export function nativeProtections(estate: Estate, subject: Subject): readonly Protection[] {
  return (NATIVE[subject.type] ?? (() => []))(estate, subject);
}

const NATIVE: Readonly<Record<string, Protect>> = {
  aws_dynamodb_table: table,
  aws_s3_bucket: bucket,
  aws_db_instance: (estate, subject) => [
    ...automated(subject, 'backup_retention_period', 0),
    ...replicated(
      estate,
      subject,
      'aws_db_instance_automated_backups_replication',
      'source_db_instance_arn',
      'automated backups in another region',
    ),
  ],
  aws_rds_cluster: (_, subject) => automated(subject, 'backup_retention_period', 1),
  aws_docdb_cluster: (_, subject) => automated(subject, 'backup_retention_period', 1),
  aws_neptune_cluster: (_, subject) => automated(subject, 'backup_retention_period', 1),
  aws_efs_file_system: fileSystem,
  aws_redshift_cluster: (_, subject) =>
    snapshots(subject, 'automated_snapshot_retention_period', 1, 8 * 60),
  aws_elasticache_cluster: (_, subject) =>
    snapshots(subject, 'snapshot_retention_limit', 0, 24 * 60),
  aws_elasticache_replication_group: (_, subject) =>
    snapshots(subject, 'snapshot_retention_limit', 0, 24 * 60),
  aws_memorydb_cluster: (_, subject) => snapshots(subject, 'snapshot_retention_limit', 0, 24 * 60),
  aws_fsx_windows_file_system: (_, subject) =>
    snapshots(subject, 'automatic_backup_retention_days', 7, 24 * 60),
  aws_fsx_openzfs_file_system: (_, subject) =>
    snapshots(subject, 'automatic_backup_retention_days', 0, 24 * 60),
  aws_fsx_lustre_file_system: (_, subject) =>
    snapshots(subject, 'automatic_backup_retention_days', 0, 24 * 60),
  aws_secretsmanager_secret: (_, subject) => regions(subject, 'replica', 'region', 'replica'),
};

function table(estate: Estate, subject: Subject): readonly Protection[] {
  const [recovery] = blocksOf(subject.attributes['point_in_time_recovery']);
  const enabled = recovery?.['enabled'];
  const known = flagOf(enabled);
  const replicas = estate.naming(subject, 'aws_dynamodb_table_replica', 'global_table_arn');
  return [
    ...(recovery === undefined || known === false
      ? []
      : [
          {
            kind: 'point-in-time recovery' as const,
            by: subject.address,
            restores: true,
            rpo: objective({
              name: 'latest restorable time',
              minutes: REPLICATION.dynamodbPointInTimeMinutes,
            }),
            keeps: [{ class: 'continuous' as const, service: 'DynamoDB', backups: 1 }],
            ...(known === undefined ? { unknown: 'whether it is enabled is not known' } : {}),
          },
        ]),
    ...regions(subject, 'replica', 'region_name', 'replica'),
    ...replicas.map((replica) => replicaBy(replica, replica.resource.region)),
  ];
}

function replicaBy(by: Subject, region: string | undefined): Protection {
  return {
    kind: 'replication',
    by: by.address,
    detail: `replica in ${region ?? 'another region'}`,
    restores: false,
    // Seconds as a rule, and nothing that AWS promises.
    regionRpo: objective({ name: 'replication lag' }),
  };
}

function regions(
  subject: Subject,
  block: string,
  argument: string,
  noun: string,
): readonly Protection[] {
  return blocksOf(subject.attributes[block]).map((each) => ({
    kind: 'replication',
    by: subject.address,
    detail: `${noun} in ${textOf(each[argument]) ?? 'a region that is not known'}`,
    restores: false,
    regionRpo: objective({ name: 'replication lag' }),
  }));
}

function bucket(estate: Estate, subject: Subject): readonly Protection[] {
  const versioning = estate.naming(subject, 'aws_s3_bucket_versioning', 'bucket').flatMap((each) =>
    blocksOf(each.attributes['versioning_configuration']).map((block) => ({
      by: each,
      on: statusOf(block['status'], 'Enabled'),
    })),
  );
  const inline = blocksOf(subject.attributes['versioning']).map((block) => ({
    by: subject,
    on: flagOf(block['enabled']),
  }));
  const lock = estate.naming(subject, 'aws_s3_bucket_object_lock_configuration', 'bucket');
  return [
    ...[...versioning, ...inline]
      .filter(({ on }) => on !== false)
      .map(({ by, on }): Protection => ({
        kind: 'versioning',
        by: by.address,
        detail: 'every version that no lifecycle rule has expired',
        restores: true,
        rpo: objective({ name: 'version before the last', minutes: 0 }),
        ...(on === undefined ? { unknown: 'whether it is enabled is not known' } : {}),
      })),
    ...lock.map((each): Protection => ({
      kind: 'object lock',
      by: each.address,
      detail: 'nobody deletes a version before its time',
      restores: true,
    })),
    ...replication(estate, subject),
  ];
}

function replication(estate: Estate, subject: Subject): readonly Protection[] {
  return estate
    .naming(subject, 'aws_s3_bucket_replication_configuration', 'bucket')
    .flatMap((configuration) =>
      blocksOf(configuration.attributes['rule'])
        .filter((rule) => statusOf(rule['status'], 'Enabled') !== false)
        .flatMap((rule) =>
          blocksOf(rule['destination']).map((to) => ({ configuration, rule, to })),
        ),
    )
    .map(({ configuration, rule, to }) => {
      const target = estate.target(configuration, to['bucket'], 'aws_s3_bucket');
      const sameRegion =
        target !== undefined &&
        target.resource.region !== undefined &&
        target.resource.region === subject.resource.region;
      const timed = blocksOf(to['replication_time']).some(
        (block) => statusOf(block['status'], 'Enabled') === true,
      );
      const narrowed = isNarrowed(rule);
      return {
        kind: 'replication' as const,
        by: configuration.address,
        detail: `${target?.address ?? 'another bucket'}${narrowed ? ', a part of the objects' : ''}`,
        restores: false,
        ...(sameRegion || narrowed
          ? {}
          : {
              regionRpo: timed
                ? objective({
                    name: 'Replication Time Control',
                    minutes: REPLICATION.s3TimeControlMinutes,
                  })
                : objective({ name: 'replication lag without Replication Time Control' }),
            }),
      };
    });
}

/** A rule with a filter replicates some objects only. */
function isNarrowed(rule: ObjectValue): boolean {
  return blocksOf(rule['filter']).some(
    (filter) =>
      isStated(filter['prefix']) ||
      blocksOf(filter['tag']).length > 0 ||
      blocksOf(filter['and']).length > 0,
  );
}

function automated(subject: Subject, argument: string, otherwise: number): readonly Protection[] {
  const days = numberOr(subject.attributes[argument], otherwise);
  if (days === 0) return [];
  return [
    {
      kind: 'automated backups',
      by: subject.address,
      ...(days === undefined ? {} : { detail: `${days} days` }),
      restores: true,
      rpo: objective({
        name: 'latest restorable time',
        minutes: REPLICATION.rdsPointInTimeMinutes,
      }),
      ...keptOfDatabase(subject, days),
      ...(days === undefined ? { unknown: `${argument} is not known` } : {}),
    },
  ];
}

/** Backups up to the size of the database cost nothing. */
function keptOfDatabase(
  { type }: Subject,
  days: number | undefined,
): Pick<Protection, 'keeps'> | Record<string, never> {
  const service = { aws_db_instance: 'RDS', aws_rds_cluster: 'Aurora' }[type];
  if (service === undefined || days === undefined) return {};
  return { keeps: [{ class: 'continuous', service, backups: days, includedBackups: 1 }] };
}

function snapshots(
  subject: Subject,
  argument: string,
  otherwise: number,
  minutes: number,
): readonly Protection[] {
  const kept = numberOr(subject.attributes[argument], otherwise);
  if (kept === 0) return [];
  return [
    {
      kind: 'automated backups',
      by: subject.address,
      restores: true,
      rpo: objective({ name: 'interval of automatic snapshots', minutes }),
      ...(kept === undefined ? { unknown: `${argument} is not known` } : {}),
    },
  ];
}

function replicated(
  estate: Estate,
  subject: Subject,
  type: string,
  argument: string,
  detail: string,
): readonly Protection[] {
  return estate.naming(subject, type, argument).map((each) => ({
    kind: 'replication',
    by: each.address,
    detail,
    restores: true,
    regionRpo: objective({ name: 'replication lag' }),
  }));
}

function fileSystem(estate: Estate, subject: Subject): readonly Protection[] {
  const policies = estate
    .naming(subject, 'aws_efs_backup_policy', 'file_system_id')
    .filter((each) =>
      blocksOf(each.attributes['backup_policy']).some(
        (block) => statusOf(block['status'], 'ENABLED') !== false,
      ),
    );
  const replications = estate.naming(
    subject,
    'aws_efs_replication_configuration',
    'source_file_system_id',
  );
  return [
    ...policies.map((each): Protection => ({
      kind: 'automated backups',
      by: each.address,
      detail: 'AWS Backup every day, 35 days',
      restores: true,
      keeps: [{ class: 'warm', service: 'EFS', backups: 35 }],
      rpo: objective(
        { name: 'daily backup', minutes: 24 * 60 },
        { name: 'start window', minutes: 8 * 60 },
      ),
    })),
    ...replications.flatMap((each) =>
      blocksOf(each.attributes['destination']).map((to): Protection => {
        const region = textOf(to['region']);
        const away = region !== undefined && region !== subject.resource.region;
        return {
          kind: 'replication',
          by: each.address,
          detail: region ?? 'the same region',
          restores: false,
          promotes: true,
          ...(away
            ? {
                regionRpo: objective({
                  name: 'EFS replication of most file systems',
                  minutes: REPLICATION.efsMinutes,
                }),
              }
            : {}),
        };
      }),
    ),
  ];
}

/** Whether a status has a value; undefined where it is not known. */
function statusOf(value: Value | undefined, wanted: string): boolean | undefined {
  if (isUnknown(value)) return undefined;
  return textOf(value)?.toLowerCase() === wanted.toLowerCase();
}
