import {
  parsePlan,
  parseStack,
  plannedConfiguration,
  Unknown,
  type Configuration,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  backupCosts,
  failingJobs,
  jsonOfReport,
  markdownOfReport,
  recoverability,
  textOfReport,
} from './index';

const STACK = {
  provider: { aws: [{ region: 'eu-west-1', default_tags: [{ tags: { a: 'b' } }] }] },
  resource: {
    aws_dynamodb_table: {
      T: {
        name: 't',
        replica: [{ region_name: 'us-east-1' }],
        point_in_time_recovery: [{ enabled: true }],
      },
    },
    aws_s3_bucket: { B: { bucket: 'b' } },
    aws_s3_bucket_replication_configuration: {
      R: {
        bucket: '${aws_s3_bucket.B.id}',
        rule: [{ status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::c' }] }],
      },
    },
    aws_ebs_volume: { V: { tags: { a: 'b' } } },
    aws_backup_plan: {
      P: {
        rule: [
          {
            rule_name: 'r',
            schedule: 'cron(0 5 * * ? *)',
            copy_action: [{ destination_vault_arn: 'arn:aws:backup:us-east-1:1:backup-vault:v' }],
          },
        ],
      },
    },
    aws_backup_selection: {
      S: {
        plan_id: '${aws_backup_plan.P.id}',
        resources: ['*'],
        condition: [{ string_equals: [{ key: 'a', value: 'b' }] }],
      },
    },
    aws_dlm_lifecycle_policy: {
      D: {
        policy_details: [
          {
            resource_types: ['VOLUME'],
            target_tags: { a: 'b' },
            schedule: [{ create_rule: [{ interval: 24 }] }],
          },
        ],
      },
    },
    aws_backup_region_settings: { O: { resource_type_opt_in_preference: { EBS: true } } },
    aws_route53_health_check: { H: { request_interval: 10 } },
    aws_route53_record: {
      A: {
        health_check_id: '${aws_route53_health_check.H.id}',
        failover_routing_policy: [{ type: 'PRIMARY' }],
        ttl: 60,
      },
    },
  },
};

const NONSENSE: readonly Value[] = [
  null,
  '',
  'cron(',
  -1,
  true,
  [],
  {},
  [[]],
  ['${'],
  new Unknown('${var.x}', ['var.x'], 'it is an input'),
];

/** The configuration with each value at each place replaced, one after another. */
function* altered(configuration: Configuration): Iterable<Configuration> {
  for (const [index, resource] of configuration.resources.entries()) {
    for (const attributes of variants(resource.attributes)) {
      const resources = configuration.resources.map((each, at) =>
        at === index ? { ...each, attributes: attributes as ObjectValue } : each,
      );
      const find = (address: string) => resources.find((each) => each.address === address);
      yield { ...configuration, resources, find };
    }
  }
}

function* variants(value: Value, depth = 0): Iterable<Value> {
  if (depth > 0) yield* NONSENSE;
  if (Array.isArray(value)) {
    for (const [at, item] of (value as readonly Value[]).entries()) {
      for (const other of variants(item, depth + 1)) yield (value as Value[]).with(at, other);
    }
  } else if (typeof value === 'object' && value !== null && !(value instanceof Unknown)) {
    for (const [name, item] of Object.entries(value as ObjectValue)) {
      for (const other of variants(item, depth + 1)) yield { ...value, [name]: other };
    }
  }
}

it('never throws, whatever stands where', () => {
  const configuration = parseStack(JSON.stringify(STACK), 'stacks/shop/cdk.tf.json');
  let count = 0;
  for (const each of altered(configuration)) {
    const stores = recoverability([each], { fromYear: 2026 });
    const costs = backupCosts(stores);
    const report = { stores, misses: [], costs, failing: failingJobs([each]) };
    expect(textOfReport(report)).toContain('stores');
    count += 1;
  }
  expect(count).toBeGreaterThan(200);
});

const plans = join(__dirname, '../../terraform/fixtures/plans');

it.each(readdirSync(plans).filter((name) => /^[^.]+\.json$/.test(name)))(
  'reads the plan %s',
  (name) => {
    const plan = plannedConfiguration(parsePlan(readFileSync(join(plans, name), 'utf8'), name));
    const failing = failingJobs([plan]);
    const report = { stores: recoverability([plan]), misses: [], failing };
    expect(markdownOfReport(report)).toContain('## Recovery');
    expect(JSON.parse(jsonOfReport(report)).misses).toEqual([]);
  },
);
