import { parseStack } from '@archway/terraform';
import { BACKUP_PRICES } from '@archway/aws';
import { backupCosts, costLines, recoverability, sumOf } from './index';

const daily = (lifecycle: object, more: object = {}) => ({
  aws_efs_file_system: { Files: {} },
  aws_backup_plan: {
    Plan: {
      rule: [
        {
          rule_name: 'daily',
          schedule: 'cron(0 5 * * ? *)',
          lifecycle: [lifecycle],
          ...more,
        },
      ],
    },
  },
  aws_backup_selection: {
    All: {
      plan_id: '${aws_backup_plan.Plan.id}',
      resources: ['${aws_efs_file_system.Files.arn}'],
    },
  },
});

const costsOf = (resource: object, sizes: Record<string, number> = {}) => {
  const text = JSON.stringify({ provider: { aws: [{ region: 'eu-west-1' }] }, resource });
  const stores = recoverability([parseStack(text, 'stacks/shop/cdk.tf.json')], { fromYear: 2026 });
  return backupCosts(stores, sizes);
};

it('lies between one full backup and all of them full, by class', () => {
  const costs = costsOf(daily({ cold_storage_after: 30, delete_after: 120 }), { '*': 100 });
  expect(
    costs.map(({ class: kind, backups, atLeast, atMost }) => [kind, backups, atLeast, atMost]),
  ).toEqual([
    ['warm', 30, 5, 150],
    ['cold', 90, 1, 90],
  ]);
  expect(sumOf(costs)).toEqual({ atLeast: 6, atMost: 240, left: 0 });
});

it('counts a copy in another region like the backup itself', () => {
  const copy_action = [
    {
      destination_vault_arn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:all',
      lifecycle: [{ delete_after: 7 }],
    },
  ];
  const costs = costsOf(daily({ delete_after: 14 }, { copy_action }));
  expect(costs.map(({ copyIn, backups }) => [copyIn, backups])).toEqual([
    [undefined, 14],
    ['eu-central-1', 7],
  ]);
});

it('has no upper bound for backups that nothing deletes', () => {
  const [cost] = costsOf(daily({}));
  expect(cost).toMatchObject({ class: 'warm', atLeast: 0.05 });
  expect(cost).not.toHaveProperty('atMost');
});

it('takes the size that a volume reserves, and the number that a policy retains', () => {
  const costs = costsOf({
    aws_ebs_volume: { Data: { size: 40, tags: { snapshot: 'daily' } } },
    aws_dlm_lifecycle_policy: {
      P: {
        policy_details: [
          {
            resource_types: ['VOLUME'],
            target_tags: { snapshot: 'daily' },
            schedule: [
              {
                create_rule: [{ interval: 12 }],
                retain_rule: [{ count: 7 }],
                cross_region_copy_rule: [
                  { target: 'us-east-1', retain_rule: [{ interval: 2, interval_unit: 'DAYS' }] },
                ],
              },
            ],
          },
        ],
      },
    },
  });
  expect(costs.map(({ backups, atMost }) => [backups, atMost])).toEqual([
    [7, 14],
    [4, 8],
  ]);
});

it('leaves free what RDS includes: as much as the database', () => {
  const [cost] = costsOf({
    aws_db_instance: { Orders: { backup_retention_period: 7, allocated_storage: 100 } },
  });
  expect(cost).toMatchObject({ class: 'continuous', atLeast: 0 });
  expect(cost?.atMost).toBeCloseTo(0.095 * 100 * 6);
});

it('says what has no price, and invents none', () => {
  const redshift = {
    ...daily({ delete_after: 7 }),
    aws_redshift_cluster: { It: { cluster_identifier: 'it' } },
    aws_backup_selection: {
      All: { plan_id: '${aws_backup_plan.Plan.id}', resources: ['*'] },
    },
  };
  expect(costLines(costsOf(redshift)).join('\n')).toContain(
    'aws_redshift_cluster.It: warm by aws_backup_plan.Plan: not known, no price of Redshift warm is pinned',
  );
});

it('labels itself an estimate, and names page, date and source of each price', () => {
  const lines = costLines(costsOf(daily({ delete_after: 35 })));
  expect(lines[0]).toContain('ESTIMATE');
  expect(lines.at(-1)).toMatch(
    /^price of EFS warm: \$0\.05 per GiB and month, https:\/\/aws\.amazon\.com\/.*read on 2026-11-29 from/,
  );
  for (const { page, source, readOn } of BACKUP_PRICES) {
    expect(page).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\//);
    expect(source).not.toBe('');
    expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

it('says that nothing keeps a backup', () => {
  expect(costLines(costsOf({ aws_efs_file_system: { Files: {} } }))).toEqual([
    'Backup storage: nothing here keeps a backup.',
  ]);
});
