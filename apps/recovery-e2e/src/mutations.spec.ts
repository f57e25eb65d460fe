import { expectRecoverable, missesOf, recoverability, type Store } from '@archway/recoverability';
import { addRecovery, configOf } from '@archway/recovery-app';
import { testApp } from '@archway/testing';
import type { Documents } from './synthesized';
import { changed, configurationsOf, documentsOf } from './synthesized';

const STAGE = 'prod';
const documents = documentsOf(STAGE, 'warm-standby');

const storesIn = (of: Documents): readonly Store[] =>
  recoverability(configurationsOf(of, STAGE), { fromYear: 2026 });

/** Each protection of each store as one line: stack, store, kind. */
const linesOf = (stores: readonly Store[]): readonly string[] =>
  stores.flatMap(({ stack, address, protections }) =>
    protections.map(({ kind, detail }) => {
      const part = kind === 'AWS Backup' ? ` (${detail})` : '';
      return `${stack.split('-')[1]} ${address}: ${kind}${part}`;
    }),
  );

const base = linesOf(storesIn(documents));

/** What is no longer there once something is removed. */
function lost(after: Documents): readonly string[] {
  const left = [...linesOf(storesIn(after))];
  return base.filter((line) => {
    const at = left.indexOf(line);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

const remove = () => undefined;
const without = (argument: string) => (resource: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => name !== argument));

const backups = (store: string) => [
  `primary ${store}: AWS Backup (rule daily)`,
  `primary ${store}: AWS Backup (rule monthly)`,
];

type Mutation = [string, string, string, Parameters<typeof changed>[3], readonly string[]];

const MUTATIONS: readonly Mutation[] = [
  [
    'point-in-time recovery of the table',
    'primary',
    'aws_dynamodb_table.Carts',
    without('point_in_time_recovery'),
    ['primary aws_dynamodb_table.Carts: point-in-time recovery'],
  ],
  [
    'the replica of the table',
    'primary',
    'aws_dynamodb_table.Carts',
    without('replica'),
    ['primary aws_dynamodb_table.Carts: replication'],
  ],
  [
    'versions of the bucket',
    'primary',
    'aws_s3_bucket_versioning.Photos',
    remove,
    ['primary aws_s3_bucket.Photos: versioning'],
  ],
  [
    'replication of the bucket',
    'primary',
    'aws_s3_bucket_replication_configuration.Photos',
    remove,
    ['primary aws_s3_bucket.Photos: replication'],
  ],
  [
    'replication back',
    'standby',
    'aws_s3_bucket_replication_configuration.PhotosBack',
    remove,
    ['copies aws_s3_bucket.Photos: replication'],
  ],
  [
    'versions of the replica',
    'copies',
    'aws_s3_bucket_versioning.Photos',
    remove,
    ['copies aws_s3_bucket.Photos: versioning'],
  ],
  [
    'automated backups of the first cluster',
    'primary',
    'aws_rds_cluster.Orders',
    (resource) => ({ ...resource, backup_retention_period: 0 }),
    ['primary aws_rds_cluster.Orders: automated backups'],
  ],
  [
    'the global database',
    'primary',
    'aws_rds_global_cluster.Orders',
    remove,
    ['primary aws_rds_cluster.Orders: replication'],
  ],
  [
    'replication of the files',
    'primary',
    'aws_efs_replication_configuration.Files',
    remove,
    ['primary aws_efs_file_system.Files: replication'],
  ],
  [
    'backups of the replica of the files',
    'copies',
    'aws_efs_backup_policy.Files',
    remove,
    ['copies aws_efs_file_system.Files: automated backups'],
  ],
  [
    'replication of images',
    'primary',
    'aws_ecr_replication_configuration.Images',
    remove,
    ['primary aws_ecr_repository.Repository: replication'],
  ],
  [
    'automated backups of the cluster that follows',
    'standby',
    'aws_rds_cluster.Orders',
    (resource) => ({ ...resource, backup_retention_period: 0 }),
    ['standby aws_rds_cluster.Orders: automated backups'],
  ],
  [
    'the global database that the second cluster follows',
    'standby',
    'aws_rds_cluster.Orders',
    without('global_cluster_identifier'),
    ['standby aws_rds_cluster.Orders: replication'],
  ],
  [
    'the replica of the secret',
    'primary',
    'aws_secretsmanager_secret.Session',
    without('replica'),
    ['primary aws_secretsmanager_secret.Session: replication'],
  ],
  ...(
    [
      ['the table', 'aws_dynamodb_table.Carts'],
      ['the bucket', 'aws_s3_bucket.Photos'],
      ['the cluster', 'aws_rds_cluster.Orders'],
      ['the files', 'aws_efs_file_system.Files'],
    ] as const
  ).map(([noun, store]): Mutation => [
    `the selection of ${noun}`,
    'primary',
    'aws_backup_selection.Backups_Stores',
    (resource) => ({
      ...resource,
      resources: (resource['resources'] as readonly string[]).filter(
        (arn) => !arn.includes(`${store}.`),
      ),
    }),
    backups(store),
  ]),
  [
    'the daily rule',
    'primary',
    'aws_backup_plan.Backups',
    (resource) => ({ ...resource, rule: (resource['rule'] as readonly object[]).slice(1) }),
    ['Carts', 'Orders', 'Photos', 'Files'].map((name) => expect.stringContaining(name) as string),
  ],
];

const seen = new Map<string, readonly string[]>();

function lostBy([name, stack, address, change]: Mutation): readonly string[] {
  const found = seen.get(name) ?? lost(changed(documents, stack, address, change));
  seen.set(name, found);
  return found;
}

it.each(MUTATIONS)('names the store that loses %s', (...mutation) => {
  const found = lostBy(mutation);
  const [, , , , expected] = mutation;
  expect([...found].sort()).toEqual(expect.arrayContaining([...expected]));
  expect(found).toHaveLength(expected.length);
});

it('leaves no protection of the app that nothing above removes', () => {
  const removed = new Set(MUTATIONS.flatMap(lostBy));
  expect(base.filter((line) => !removed.has(line))).toEqual([]);
});

/** What is made again: CI pushes images, and whoever knows the secret puts it there. */
const MADE_AGAIN = ['aws_ecr_repository', 'aws_secretsmanager_secret'];

it('protects every store that serves, with nothing that is not certain', () => {
  const stores = storesIn(documents).filter(({ type }) => !MADE_AGAIN.includes(type));
  expect(stores.filter(({ protections }) => protections.length < 1)).toEqual([]);
  const open = stores.flatMap(({ protections }) => protections.filter((each) => each.unknown));
  expect(open).toEqual([]);
});

it('demands a day of every store, and names the one whose backups are gone', () => {
  const required = [{ rpo: 25 * 60 }];
  const misses = (of: Documents) =>
    missesOf(
      storesIn(of).filter(
        ({ region, type }) => region === 'eu-central-1' && !MADE_AGAIN.includes(type),
      ),
      required,
    ).map(({ store, reason }) => `${store.address}: ${reason}`);
  expect(misses(documents)).toEqual([]);
  const bare = changed(documents, 'primary', 'aws_backup_selection.Backups_Stores', remove);
  expect(misses(bare)).toEqual(['aws_efs_file_system.Files: rpo: nothing recovers it']);
});

it('loses the region of a copy with the copy', () => {
  const cold = documentsOf(STAGE, 'backup-and-restore');
  const regionRpos = (of: Documents) =>
    storesIn(of)
      .filter(({ regionRpo }) => regionRpo !== undefined)
      .map(({ address }) => address)
      .sort();
  expect(regionRpos(cold)).toContain('aws_rds_cluster.Orders');
  const here = changed(cold, 'primary', 'aws_backup_plan.Backups', (resource) => ({
    ...resource,
    rule: (resource['rule'] as readonly Record<string, unknown>[]).map(without('copy_action')),
  }));
  expect(regionRpos(here)).toEqual([
    'aws_ecr_repository.Repository',
    'aws_secretsmanager_secret.Session',
  ]);
});

it('demands of the stacks themselves what the configuration promises', () => {
  const { vault, copies, primary, standby, failover } = addRecovery(
    testApp(),
    configOf(STAGE, 'warm-standby'),
  );
  const stacks = [vault, copies, primary, failover, ...(standby === undefined ? [] : [standby])];
  const demand = (rpo: string) => () =>
    expectRecoverable(stacks, {
      rpo,
      except: ['aws_ecr_repository.Repository', 'aws_secretsmanager_secret.Session'],
    });
  expect(demand('32h')).not.toThrow();
  expect(demand('1h')).toThrow(/^aws_efs_file_system\.Files/);
});
