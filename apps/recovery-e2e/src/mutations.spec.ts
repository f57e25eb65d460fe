import { missesOf, recoverability, type Store } from '@archway/recoverability';
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

it.each<[string, string, string, Parameters<typeof changed>[3], readonly string[]]>([
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
  ...(
    [
      ['the table', 'aws_dynamodb_table.Carts'],
      ['the bucket', 'aws_s3_bucket.Photos'],
      ['the cluster', 'aws_rds_cluster.Orders'],
      ['the files', 'aws_efs_file_system.Files'],
    ] as const
  ).map(
    ([noun, store]): [string, string, string, Parameters<typeof changed>[3], readonly string[]] => [
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
    ],
  ),
  [
    'the daily rule',
    'primary',
    'aws_backup_plan.Backups',
    (resource) => ({ ...resource, rule: (resource['rule'] as readonly object[]).slice(1) }),
    ['Carts', 'Orders', 'Photos', 'Files'].map((name) => expect.stringContaining(name) as string),
  ],
])('names the store that loses %s', (_, stack, address, change, expected) => {
  const found = lost(changed(documents, stack, address, change));
  expect([...found].sort()).toEqual(expect.arrayContaining([...expected]));
  expect(found).toHaveLength(expected.length);
});

it('protects every store that serves, with nothing that is not certain', () => {
  const stores = storesIn(documents).filter(({ type }) => type !== 'aws_ecr_repository');
  expect(stores.filter(({ protections }) => protections.length < 1)).toEqual([]);
  const open = stores.flatMap(({ protections }) => protections.filter((each) => each.unknown));
  expect(open).toEqual([]);
});

it('demands a day of every store, and names the one whose backups are gone', () => {
  const required = [{ rpo: 25 * 60 }];
  const misses = (of: Documents) =>
    missesOf(
      storesIn(of).filter(
        ({ region, type }) => region === 'eu-central-1' && type !== 'aws_ecr_repository',
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
  expect(regionRpos(here)).toEqual(['aws_ecr_repository.Repository']);
});
