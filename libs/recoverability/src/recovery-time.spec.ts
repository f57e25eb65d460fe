import { parseStack, type Configuration } from '@archway/terraform';
import { recoverability, type RestoreTimes } from './index';
import { formula } from './words';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

function stackIn(region: string, resource: Resources): Configuration {
  const document = {
    '//': { metadata: { stackName: region } },
    provider: { aws: [{ region, allowed_account_ids: ['111122223333'] }] },
    resource,
  };
  return parseStack(JSON.stringify(document), `stacks/${region}/cdk.tf.json`);
}

const storeOf = (
  address: string,
  configurations: readonly Configuration[],
  restoreTimes: RestoreTimes = {},
) => {
  const found = recoverability(configurations, { restoreTimes, fromYear: 2026 }).find(
    (store) => store.address === address,
  );
  if (found === undefined) throw new Error(`no store at ${address}`);
  return found;
};

const HERE = 'eu-central-1';
const THERE = 'eu-west-1';
const CLUSTER = { engine: 'aurora-postgresql' };

const follower = stackIn(THERE, {
  aws_rds_cluster: { Second: { ...CLUSTER, global_cluster_identifier: 'ledger' } },
});
const first = (resources: Resources = {}) =>
  stackIn(HERE, {
    aws_rds_cluster: { First: CLUSTER },
    aws_rds_global_cluster: {
      Global: {
        global_cluster_identifier: 'ledger',
        source_db_cluster_identifier: '${aws_rds_cluster.First.arn}',
      },
    },
    ...resources,
  });

describe('a global database', () => {
  it('protects its first cluster by the clusters that follow it', () => {
    const { protections } = storeOf('aws_rds_cluster.First', [first(), follower]);
    expect(protections).toMatchObject([
      { kind: 'automated backups' },
      { kind: 'replication', by: 'aws_rds_cluster.Second', detail: 'global database in eu-west-1' },
    ]);
  });

  it('protects nothing by a cluster of another global database', () => {
    const other = stackIn(THERE, {
      aws_rds_cluster: { Second: { ...CLUSTER, global_cluster_identifier: 'reports' } },
    });
    const alone = stackIn(HERE, { aws_rds_cluster: { First: CLUSTER } });
    expect(storeOf('aws_rds_cluster.First', [alone, other]).protections).toMatchObject([
      { kind: 'automated backups' },
    ]);
  });
});

it.each<[string, object, number]>([
  ['every repository', {}, 1],
  [
    'names that begin like it',
    { repository_filter: [{ filter: 'shop/', filter_type: 'PREFIX_MATCH' }] },
    1,
  ],
  ['other names', { repository_filter: [{ filter: 'mail/', filter_type: 'PREFIX_MATCH' }] }, 0],
])('knows a registry that copies %s', (_, filter, count) => {
  const stack = stackIn(HERE, {
    aws_ecr_repository: { Images: { name: 'shop/web' } },
    aws_ecr_replication_configuration: {
      Copies: {
        replication_configuration: [
          { rule: [{ destination: [{ region: THERE, registry_id: '111122223333' }], ...filter }] },
        ],
      },
    },
  });
  expect(storeOf('aws_ecr_repository.Images', [stack]).protections).toHaveLength(count);
});

it('knows a read replica of another region', () => {
  const source = stackIn(HERE, { aws_db_instance: { Ledger: { identifier: 'ledger' } } });
  const replica = stackIn(THERE, {
    aws_db_instance: {
      Replica: { replicate_source_db: 'arn:aws:rds:eu-central-1:111122223333:db:ledger' },
    },
  });
  const { regionRpo } = storeOf('aws_db_instance.Ledger', [source, replica]);
  expect(regionRpo && formula(regionRpo)).toBe('not known = replication lag ?');
});

it('knows a policy for instances that takes the volumes of one', () => {
  const volumeWith = (tags: object) =>
    storeOf('aws_ebs_volume.Data', [
      stackIn(HERE, {
        aws_ebs_volume: { Data: {} },
        aws_instance: { Machine: { tags } },
        aws_volume_attachment: {
          Data: {
            volume_id: '${aws_ebs_volume.Data.id}',
            instance_id: '${aws_instance.Machine.id}',
          },
        },
        aws_dlm_lifecycle_policy: {
          Images: {
            policy_details: [
              {
                resource_types: ['INSTANCE'],
                target_tags: { images: 'daily' },
                schedule: [{ name: 'daily', create_rule: [{ interval: 24 }] }],
              },
            ],
          },
        },
      }),
    ]).protections.length;
  expect(volumeWith({ images: 'daily' })).toBe(1);
  expect(volumeWith({ images: 'never' })).toBe(0);
});

const failover = (check: object) => ({
  aws_route53_health_check: { Check: check },
  aws_route53_record: {
    Shop: {
      health_check_id: '${aws_route53_health_check.Check.id}',
      failover_routing_policy: [{ type: 'PRIMARY' }],
      ttl: 60,
    },
  },
});

describe('the time to recover of a replica', () => {
  const of = (
    resources: Resources,
    restoreTimes?: RestoreTimes,
    there: Configuration = follower,
  ) => {
    const { rto } = storeOf('aws_rds_cluster.First', [first(resources), there], restoreTimes);
    return rto && formula(rto);
  };

  it('counts the promotion, which somebody has to measure', () => {
    const checked = failover({ type: 'HTTPS', request_interval: 10, failure_threshold: 3 });
    expect(of(checked)).toBe(
      'not known = promotion of the replica ? + detection by health checks 30 s + time to live of DNS 1 min',
    );
    expect(of(checked, { promotion: 2 })).toBe(
      '3.5 min = promotion of the replica 2 min + detection by health checks 30 s + time to live of DNS 1 min',
    );
  });

  it('counts the decision of an operator where routing controls move clients', () => {
    const switched = failover({ type: 'RECOVERY_CONTROL', routing_control_arn: 'arn:1' });
    expect(of(switched, { promotion: 2 })).toBe(
      'not known = promotion of the replica 2 min + decision of an operator who sets the routing controls ? + time to live of DNS 1 min',
    );
    expect(of(switched, { promotion: 2, decision: 15 })).toContain('18 min = ');
  });

  it('counts services that have no task in the other region yet', () => {
    const pilot = stackIn(THERE, {
      aws_rds_cluster: { Second: { ...CLUSTER, global_cluster_identifier: 'ledger' } },
      aws_ecs_service: { Web: { desired_count: 0 } },
    });
    const serving = { aws_ecs_service: { Web: { desired_count: 2 } }, ...failover({}) };
    expect(of(serving, { promotion: 2 }, pilot)).toContain(
      'scale-up of aws_ecs_service.Web in eu-west-1 from 0 tasks ?',
    );
    expect(of(serving, { promotion: 2 })).not.toContain('scale-up');
  });
});
