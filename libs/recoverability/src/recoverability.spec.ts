import { parseStack, type Configuration } from '@archway/terraform';
import { expectRecoverable, recoverability, type RestoreTimes } from './index';
import { formula } from './words';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

function stackOf(resource: Resources, region = 'eu-west-1', name = 'shop'): Configuration {
  const provider = { aws: [{ region, allowed_account_ids: ['111122223333'] }] };
  const metadata = { metadata: { stackName: name } };
  const variable = { schedule: {}, arns: {} };
  const document = { '//': metadata, provider, resource, variable };
  return parseStack(JSON.stringify(document), `stacks/${name}/cdk.tf.json`);
}

/** Each store with what protects it, one line each. */
function protectionsIn(...configurations: Configuration[]): Record<string, readonly string[]> {
  const stores = recoverability(configurations, { fromYear: 2026 });
  return Object.fromEntries(
    stores.map(({ address, protections }) => [
      address,
      protections.map(({ kind, unknown }) => (unknown === undefined ? kind : `${kind}?`)),
    ]),
  );
}

function rpoOf(configuration: Configuration, address: string, region = false): string | undefined {
  const store = recoverability([configuration], { fromYear: 2026 }).find(
    (each) => each.address === address,
  );
  const objective = region ? store?.regionRpo : store?.rpo;
  return objective && formula(objective);
}

const DAILY = { rule_name: 'daily', target_vault_name: 'all', schedule: 'cron(0 5 * * ? *)' };
const TABLE = { name: 'orders', tags: { backup: 'yes' } };

/** A plan and a selection of it. */
const planned = (selection: object, rule: object = {}): Resources => ({
  aws_backup_plan: { Plan: { name: 'plan', rule: [{ ...DAILY, ...rule }] } },
  aws_backup_selection: {
    All: {
      name: 'all',
      plan_id: '${aws_backup_plan.Plan.id}',
      iam_role_arn: 'arn:1',
      ...selection,
    },
  },
});

const tag = (value = 'yes') => [{ type: 'STRINGEQUALS', key: 'backup', value }];

it('says nothing for a store that nothing protects', () => {
  expect(protectionsIn(stackOf({ aws_dynamodb_table: { Orders: TABLE } }))).toEqual({
    'aws_dynamodb_table.Orders': [],
  });
});

it('finds the plan whose selection has the tag, and adds the start window to the largest gap', () => {
  const stack = stackOf({
    aws_dynamodb_table: { Orders: TABLE },
    ...planned({ selection_tag: tag() }),
  });
  expect(rpoOf(stack, 'aws_dynamodb_table.Orders')).toBe(
    '32 h = largest gap of cron(0 5 * * ? *) 24 h + start window 8 h',
  );
});

it.each<[string, object, readonly string[]]>([
  ['the tag of another value', { selection_tag: tag('no') }, []],
  ['a pattern of its type', { resources: ['arn:aws:dynamodb:*:*:table/*'] }, ['AWS Backup']],
  ['a pattern of its name', { resources: ['arn:aws:dynamodb:*:*:table/ord*'] }, ['AWS Backup']],
  ['a pattern of another name', { resources: ['arn:aws:dynamodb:*:*:table/pay*'] }, []],
  ['a pattern of another type', { resources: ['arn:aws:ec2:*:*:volume/*'] }, []],
  ['a reference', { resources: ['${aws_dynamodb_table.Orders.arn}'] }, ['AWS Backup']],
  ['a reference to another resource', { resources: ['${aws_efs_file_system.Files.arn}'] }, []],
  [
    'its ARN',
    { resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'] },
    ['AWS Backup'],
  ],
  [
    'an ARN of another region',
    { resources: ['arn:aws:dynamodb:us-east-1:111122223333:table/orders'] },
    [],
  ],
  [
    'an ARN of another account',
    { resources: ['arn:aws:dynamodb:eu-west-1:444455556666:table/orders'] },
    [],
  ],
  ['ARNs that nobody knows', { resources: ['${var.arns}'] }, ['AWS Backup?']],
  [
    'everything but tables',
    { resources: ['*'], not_resources: ['arn:aws:dynamodb:*:*:table/*'] },
    [],
  ],
  [
    'a condition that it meets',
    {
      resources: ['*'],
      condition: [{ string_equals: [{ key: 'aws:ResourceTag/backup', value: 'yes' }] }],
    },
    ['AWS Backup'],
  ],
  [
    'a condition that it does not meet',
    {
      resources: ['*'],
      condition: [{ string_not_equals: [{ key: 'aws:ResourceTag/backup', value: 'yes' }] }],
    },
    [],
  ],
])('selects by %s', (_, selection, expected) => {
  const stack = stackOf({
    aws_dynamodb_table: { Orders: TABLE },
    aws_efs_file_system: { Files: {} },
    ...planned(selection),
  });
  expect(protectionsIn(stack)['aws_dynamodb_table.Orders']).toEqual(expected);
});

it('selects every bucket and every tagged resource where buckets stand beside a tag', () => {
  const stack = stackOf({
    aws_s3_bucket: { Plain: { bucket: 'plain' } },
    aws_dynamodb_table: { Orders: TABLE, Carts: { name: 'carts' } },
    ...planned({ resources: ['arn:aws:s3:::*'], selection_tag: tag() }),
  });
  expect(protectionsIn(stack)).toEqual({
    'aws_s3_bucket.Plain': ['AWS Backup'],
    'aws_dynamodb_table.Orders': ['AWS Backup'],
    'aws_dynamodb_table.Carts': [],
  });
});

it('counts the tags of the provider', () => {
  const configuration = parseStack(
    JSON.stringify({
      provider: { aws: [{ region: 'eu-west-1', default_tags: [{ tags: { backup: 'yes' } }] }] },
      resource: { aws_ebs_volume: { Data: {} }, ...planned({ selection_tag: tag() }) },
    }),
    'stacks/shop/cdk.tf.json',
  );
  expect(protectionsIn(configuration)['aws_ebs_volume.Data']).toEqual(['AWS Backup']);
});

describe('the opt-in settings of the region', () => {
  const settings = (preference: object): Resources => ({
    aws_backup_region_settings: { Settings: { resource_type_opt_in_preference: preference } },
  });
  const withSettings = (selection: object, preference: object) =>
    protectionsIn(
      stackOf({
        aws_dynamodb_table: { Orders: TABLE },
        ...planned(selection),
        ...settings(preference),
      }),
    )['aws_dynamodb_table.Orders'];

  it.each([
    [{ DynamoDB: true }, ['AWS Backup']],
    [{ DynamoDB: false }, []],
    [{ EBS: true }, []],
  ])('%j decide over a selection by tag', (preference, expected) => {
    expect(withSettings({ selection_tag: tag() }, preference)).toEqual(expected);
  });

  it('do not decide over a selection by type', () => {
    const resources = ['arn:aws:dynamodb:*:*:table/*'];
    expect(withSettings({ resources }, { DynamoDB: false })).toEqual(['AWS Backup']);
  });

  it('are assumed where no Terraform states them', () => {
    const stack = stackOf({
      aws_dynamodb_table: { Orders: TABLE },
      ...planned({ selection_tag: tag() }),
    });
    const [store] = recoverability([stack]);
    expect(store?.protections[0]?.assumes).toBe('DynamoDB is opted in to AWS Backup');
  });
});

it('does not select what lies in another region', () => {
  const plan = stackOf(planned({ selection_tag: tag() }), 'us-east-1', 'backup');
  const store = stackOf({ aws_dynamodb_table: { Orders: TABLE } });
  expect(protectionsIn(plan, store)).toEqual({ 'aws_dynamodb_table.Orders': [] });
});

it('names a term that nobody knows, and does not invent it', () => {
  const stack = stackOf({
    aws_dynamodb_table: { Orders: TABLE },
    ...planned(
      { selection_tag: tag() },
      {
        copy_action: [
          { destination_vault_arn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies' },
        ],
      },
    ),
  });
  expect(rpoOf(stack, 'aws_dynamodb_table.Orders', true)).toBe(
    'not known = largest gap of cron(0 5 * * ? *) 24 h + start window 8 h + copy to eu-central-1 ?',
  );
});

it('takes a copy in the same region for one that goes with it', () => {
  const copy = { destination_vault_arn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:two' };
  const stack = stackOf({
    aws_dynamodb_table: { Orders: TABLE },
    ...planned({ selection_tag: tag() }, { copy_action: [copy] }),
  });
  expect(rpoOf(stack, 'aws_dynamodb_table.Orders', true)).toBeUndefined();
});

it.each<[string, Resources, readonly string[]]>([
  [
    'a table with point-in-time recovery and a replica',
    {
      aws_dynamodb_table: {
        It: {
          point_in_time_recovery: [{ enabled: true }],
          replica: [{ region_name: 'us-east-1' }],
        },
      },
    },
    ['point-in-time recovery', 'replication'],
  ],
  [
    'a table without it',
    { aws_dynamodb_table: { It: { point_in_time_recovery: [{ enabled: false }] } } },
    [],
  ],
  [
    'a database that keeps backups for a week',
    { aws_db_instance: { It: { backup_retention_period: 7 } } },
    ['automated backups'],
  ],
  ['a database that says nothing', { aws_db_instance: { It: {} } }, []],
  [
    'a cluster that says nothing',
    { aws_rds_cluster: { It: { engine: 'aurora-mysql' } } },
    ['automated backups'],
  ],
  [
    'a bucket with versions',
    {
      aws_s3_bucket: { It: {} },
      aws_s3_bucket_versioning: {
        V: { bucket: '${aws_s3_bucket.It.id}', versioning_configuration: [{ status: 'Enabled' }] },
      },
    },
    ['versioning'],
  ],
  [
    'a bucket whose versions are suspended',
    {
      aws_s3_bucket: { It: {} },
      aws_s3_bucket_versioning: {
        V: {
          bucket: '${aws_s3_bucket.It.id}',
          versioning_configuration: [{ status: 'Suspended' }],
        },
      },
    },
    [],
  ],
  [
    'a volume that a lifecycle policy targets',
    {
      aws_ebs_volume: { It: { tags: { snapshot: 'daily' } } },
      aws_dlm_lifecycle_policy: {
        P: {
          state: 'ENABLED',
          policy_details: [
            {
              resource_types: ['VOLUME'],
              target_tags: { snapshot: 'daily' },
              schedule: [{ name: 'daily', create_rule: [{ interval: 24 }] }],
            },
          ],
        },
      },
    },
    ['lifecycle policy'],
  ],
  [
    'a volume with another tag',
    {
      aws_ebs_volume: { It: { tags: { snapshot: 'never' } } },
      aws_dlm_lifecycle_policy: {
        P: {
          policy_details: [
            {
              resource_types: ['VOLUME'],
              target_tags: { snapshot: 'daily' },
              schedule: [{ name: 'daily', create_rule: [{ interval: 24 }] }],
            },
          ],
        },
      },
    },
    [],
  ],
  [
    'a file system that replicates',
    {
      aws_efs_file_system: { It: {} },
      aws_efs_replication_configuration: {
        R: {
          source_file_system_id: '${aws_efs_file_system.It.id}',
          destination: [{ region: 'us-east-1' }],
        },
      },
    },
    ['replication'],
  ],
])('knows %s', (_, resources, expected) => {
  const [protections] = Object.entries(protectionsIn(stackOf(resources)))
    .filter(([address]) => address.endsWith('.It'))
    .map(([, each]) => each);
  expect(protections).toEqual(expected);
});

it('takes 15 minutes for Replication Time Control, and no number for replication without it', () => {
  const replicating = (destination: object) =>
    stackOf({
      aws_s3_bucket: { It: {} },
      aws_s3_bucket_replication_configuration: {
        R: {
          bucket: '${aws_s3_bucket.It.id}',
          rule: [
            { status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::far', ...destination }] },
          ],
        },
      },
    });
  const timed = replicating({ replication_time: [{ status: 'Enabled', time: [{ minutes: 15 }] }] });
  expect(rpoOf(timed, 'aws_s3_bucket.It', true)).toMatch(/^15 min = /);
  expect(rpoOf(replicating({}), 'aws_s3_bucket.It', true)).toMatch(/^not known = /);
});

describe('time to recover', () => {
  const table = { aws_dynamodb_table: { Orders: { point_in_time_recovery: [{ enabled: true }] } } };
  const failover: Resources = {
    aws_route53_health_check: { Up: { request_interval: 10, failure_threshold: 3 } },
    aws_route53_record: {
      Site: {
        health_check_id: '${aws_route53_health_check.Up.id}',
        failover_routing_policy: [{ type: 'PRIMARY' }],
        ttl: 60,
      },
    },
  };
  const rtoOf = (resources: Resources, restoreTimes?: RestoreTimes) => {
    const [store] = recoverability([stackOf(resources)], restoreTimes && { restoreTimes });
    return store?.rto && formula(store.rto);
  };

  it('is detection, time to live and the restore that somebody has timed', () => {
    expect(rtoOf({ ...table, ...failover }, { aws_dynamodb_table: 45 })).toBe(
      '46.5 min = detection by health checks 30 s + time to live of DNS 1 min + restore 45 min',
    );
  });

  it('is not known without that', () => {
    expect(rtoOf(table)).toBe(
      'not known = detection, since no failover record is here ? + restore ?',
    );
  });

  it('needs no restore of a replica', () => {
    const replicated = {
      aws_dynamodb_table: { Orders: { replica: [{ region_name: 'us-east-1' }] } },
    };
    expect(rtoOf({ ...replicated, ...failover })).toBe(
      '1.5 min = detection by health checks 30 s + time to live of DNS 1 min',
    );
  });
});

describe('an expectation', () => {
  const stack = stackOf({
    aws_dynamodb_table: { Orders: { point_in_time_recovery: [{ enabled: true }] }, Carts: {} },
  });

  it('names every store that misses it', () => {
    expect(() => expectRecoverable(stack, { rpo: '4m' })).toThrow(
      'aws_dynamodb_table.Carts (shop, eu-west-1): rpo: nothing recovers it\n' +
        'aws_dynamodb_table.Orders (shop, eu-west-1): rpo is 5 min, and 4 min is required',
    );
  });

  it('passes for what it leaves out', () => {
    const configuration = stack;
    const demand = () => {
      // #region example
      expectRecoverable(configuration, { rpo: '1d', except: ['aws_dynamodb_table.Carts'] });
      // #endregion
    };
    expect(demand).not.toThrow();
  });

  it('leaves out what is named', () => {
    const except = ['aws_dynamodb_table.Carts'];
    expect(() => expectRecoverable(stack, { rpo: '5m', except })).not.toThrow();
    expect(() => expectRecoverable(stack, { except })).not.toThrow();
  });

  it('does not take a protection that may apply for none', () => {
    const unsure = stackOf({
      aws_db_instance: { It: { backup_retention_period: '${var.schedule}' } },
    });
    expect(() => expectRecoverable(unsure, { rpo: '1h' })).toThrow(
      'aws_db_instance.It (shop, eu-west-1): rpo is not known: backup_retention_period is not known',
    );
  });

  it('does not take a restore that nobody has timed for fast', () => {
    const except = ['aws_dynamodb_table.Carts'];
    expect(() => expectRecoverable(stack, { rto: '1h', except })).toThrow(/rto is not known/);
  });
});
