import { AwsStack } from '@archway/core';
import { itPlans, planOffline, synth, testApp } from '@archway/testing';
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53RecoverycontrolconfigSafetyRule } from '@cdktf/provider-aws/lib/route53recoverycontrolconfig-safety-rule';
import { Testing } from 'cdktf';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { RecoveryTierProps, Site, SiteResource, StoreCopy, Tier } from '../index';
import { capacityOf, RecoveryTier } from '../index';

const PRIMARY = 'eu-central-1';
const STANDBY = 'eu-west-1';

const siteOf = (region: string, desiredCount: number | undefined): Site =>
  desiredCount === undefined
    ? { region }
    : {
        region,
        endpoint: { dnsName: `web.${region}.elb.amazonaws.com`, hostedZoneId: 'Z215JYRZR1TBD5' },
        services: {
          web: { clusterName: 'shop', serviceName: 'web', desiredCount, maximumCount: 8 },
        },
      };

const STORES: Readonly<Record<string, StoreCopy>> = {
  orders: { by: 'table-replica', region: STANDBY, tableName: 'orders' },
  photos: { by: 'bucket-replica', region: STANDBY, bucketName: 'photos-copy', twoWay: true },
};

const propsOf = (tier: Tier, changes: Partial<RecoveryTierProps> = {}): RecoveryTierProps => {
  const { primary, standby } = capacityOf(tier, { tasks: 4 });
  return {
    tier,
    primary: siteOf(PRIMARY, primary),
    standby: siteOf(STANDBY, standby),
    recordName: 'shop.example.com',
    hostedZoneId: 'Z1',
    stores: STORES,
    ...(tier === 'backup-and-restore' ? {} : { healthCheck: { path: '/health' } }),
    ...changes,
  };
};

const tierWith = (tier: Tier, changes: Partial<RecoveryTierProps> = {}) => {
  let runbook = '';
  const stack = synth((scope) => {
    runbook = new RecoveryTier(scope, 'Tier', propsOf(tier, changes)).runbook;
  });
  return { stack, runbook };
};

describe('capacity of a service', () => {
  it.each<[Tier, number | undefined]>([
    ['backup-and-restore', undefined],
    ['pilot-light', 0],
    ['warm-standby', 1],
    ['active-active', 4],
  ])('%s keeps %s tasks in the other region', (tier, standby) => {
    expect(capacityOf(tier, { tasks: 4 })).toEqual({ primary: 4, standby });
  });

  it('is what it says for a warm standby', () => {
    expect(capacityOf('warm-standby', { tasks: 4, warmTasks: 4 }).standby).toBe(4);
    expect(() => capacityOf('warm-standby', { tasks: 4, warmTasks: 5 })).toThrow(
      /warmTasks must not be above tasks, which is 4, got 5/,
    );
  });
});

it.each<Tier>(['pilot-light', 'warm-standby'])('%s fails over by health checks', (tier) => {
  const { stack } = tierWith(tier);
  expect(stack.inventory).toEqual({ aws_route53_health_check: 2, aws_route53_record: 2 });
  expect(stack.all(Route53Record).map((each) => each['failover_routing_policy'])).toEqual([
    { type: 'PRIMARY' },
    { type: 'SECONDARY' },
  ]);
  expect(stack.all(Route53HealthCheck)[0]).toMatchObject({
    type: 'HTTPS',
    resource_path: '/health',
    request_interval: 30,
    failure_threshold: 3,
  });
  expect(stack.warnings).toEqual([]);
});

it('active-active answers with the nearer region', () => {
  const { stack } = tierWith('active-active');
  expect(stack.all(Route53Record).map((each) => each['latency_routing_policy'])).toEqual([
    { region: PRIMARY },
    { region: STANDBY },
  ]);
});

it('backup-and-restore has one record, and says which control planes it rests on', () => {
  const { stack } = tierWith('backup-and-restore');
  expect(stack.only(Route53Record)).not.toHaveProperty('set_identifier');
  expect(stack.warnings.join('\n')).toMatch(/control plane of AWS IAM in us-east-1/);
  expect(stack.warnings.join('\n')).toMatch(/control plane of Amazon Route 53 in us-east-1/);
});

it('backup-and-restore rests on nothing elsewhere where roles and endpoint are deployed', () => {
  const { stack } = tierWith('backup-and-restore', {
    standby: { ...siteOf(STANDBY, 1), services: {}, rolesDeployed: true, stateRegion: STANDBY },
    healthCheck: { path: '/health' },
  });
  expect(stack.warnings).toEqual([]);
  expect(stack.all(Route53Record)).toHaveLength(2);
});

it('switches by routing controls, of which one stays on', () => {
  const { stack, runbook } = tierWith('warm-standby', { failoverBy: 'routing-controls' });
  expect(stack.inventory).toEqual({
    aws_route53recoverycontrolconfig_cluster: 1,
    aws_route53recoverycontrolconfig_control_panel: 1,
    aws_route53recoverycontrolconfig_routing_control: 2,
    aws_route53recoverycontrolconfig_safety_rule: 1,
    aws_route53_health_check: 2,
    aws_route53_record: 2,
  });
  expect(stack.only(Route53RecoverycontrolconfigSafetyRule)).toMatchObject({
    rule_config: { type: 'ATLEAST', threshold: 1, inverted: false },
  });
  expect(stack.all(Route53HealthCheck).map(({ type }) => type)).toEqual([
    'RECOVERY_CONTROL',
    'RECOVERY_CONTROL',
  ]);
  expect(runbook).toContain('update-routing-control-states');
});

it('writes a runbook with the commands of each store, service and client', () => {
  const { runbook } = tierWith('pilot-light', {
    stores: {
      orders: { by: 'table-replica', region: STANDBY, tableName: 'orders' },
      ledger: {
        by: 'global-cluster',
        region: STANDBY,
        globalClusterIdentifier: 'ledger',
        clusterIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger',
      },
      reports: { by: 'read-replica', region: STANDBY, instanceIdentifier: 'reports' },
      files: { by: 'file-system-replica', region: STANDBY, sourceFileSystemId: '${x.y.id}' },
    },
  });
  expect(runbook).toContain('# Failover of shop.example.com from eu-central-1 to eu-west-1');
  expect(runbook).toContain('aws rds failover-global-cluster --global-cluster-identifier ledger');
  expect(runbook).toContain('aws rds promote-read-replica --db-instance-identifier reports');
  expect(runbook).toContain('--source-file-system-id <source file system> --region eu-west-1');
  expect(runbook).toContain('Service web: from 0 to 4 tasks');
  expect(runbook).toContain('--desired-count 4 --region eu-west-1');
  expect(runbook).toContain('| 5 | control plane of Amazon ECS | eu-west-1 |');
});

it('says how backups are restored', () => {
  const { runbook } = tierWith('backup-and-restore', {
    stores: {
      ledger: { by: 'automated-backups', region: STANDBY, instanceIdentifier: 'ledger' },
      files: {
        by: 'backup-copy',
        region: STANDBY,
        backupVaultName: 'copies',
        resourceType: 'EFS',
      },
    },
  });
  expect(runbook).toContain('aws rds restore-db-instance-to-point-in-time');
  expect(runbook).toContain('aws backup start-restore-job');
});

const standby = (services: Site['services']): Site => ({ ...siteOf(STANDBY, 1), services });
const web = { clusterName: 'shop', serviceName: 'web', desiredCount: 1 };

it.each<[string, Tier, Partial<RecoveryTierProps>, RegExp]>([
  [
    'one region',
    'warm-standby',
    { standby: siteOf(PRIMARY, 1) },
    /RecoveryTier 'test\/Tier': standby\.region must be another region/,
  ],
  ['no health check', 'warm-standby', { healthCheck: undefined }, /healthCheck must be given/],
  [
    'no endpoint',
    'pilot-light',
    { standby: { region: STANDBY, services: { web: { ...web, desiredCount: 0 } } } },
    /standby\.endpoint must be given for pilot-light by health-checks/,
  ],
  [
    'a warm standby without a task',
    'warm-standby',
    { standby: standby({ web: { ...web, desiredCount: 0 } }) },
    /standby\.services\.web\.desiredCount must be at least 1 for warm-standby, got 0/,
  ],
  [
    'a pilot light with a task',
    'pilot-light',
    { standby: standby({ web }) },
    /desiredCount must be 0 for pilot-light, got 1/,
  ],
  [
    'a second region that cannot carry the load',
    'active-active',
    { standby: standby({ web }) },
    /desiredCount must be at least 4 for active-active/,
  ],
  [
    'scaling that ends too early',
    'warm-standby',
    { standby: standby({ web: { ...web, maximumCount: 3 } }) },
    /maximumCount must be at least 4, which carry the load, got 3/,
  ],
  [
    'a missing service',
    'warm-standby',
    { standby: standby({}) },
    /standby\.services must have "web"/,
  ],
  [
    'a replica in its own region',
    'warm-standby',
    { stores: { orders: { by: 'table-replica', region: PRIMARY, tableName: 'orders' } } },
    /stores\.orders\.region must be another region than that of the store/,
  ],
  [
    'a replica in a third region',
    'warm-standby',
    { stores: { orders: { by: 'table-replica', region: 'us-east-1', tableName: 'orders' } } },
    /stores\.orders\.region must be eu-west-1, where the workload recovers, got "us-east-1"/,
  ],
  [
    'backups in a warm standby',
    'warm-standby',
    {
      stores: { ledger: { by: 'automated-backups', region: STANDBY, instanceIdentifier: 'l' } },
    },
    /stores\.ledger\.by must be a replica for warm-standby, got "automated-backups"/,
  ],
  [
    'a bucket that is replicated one way in active-active',
    'active-active',
    {
      stores: {
        photos: { by: 'bucket-replica', region: STANDBY, bucketName: 'b', twoWay: false },
      },
    },
    /stores\.photos\.by must take writes in both regions/,
  ],
  [
    'clients that are moved by editing a record',
    'warm-standby',
    { failoverBy: 'record-edit' },
    /failoverBy must be health-checks or routing-controls for warm-standby, got "record-edit"/,
  ],
  [
    'Terraform state in the lost region',
    'backup-and-restore',
    { standby: { region: STANDBY, stateRegion: PRIMARY } },
    /failover must not need eu-central-1: 'Deploy the workload in eu-west-1' needs the data plane/,
  ],
  [
    'control planes in the lost region',
    'backup-and-restore',
    { primary: siteOf('us-east-1', 4) },
    /failover must not need us-east-1: .* control plane of AWS IAM in us-east-1/,
  ],
  [
    'a path',
    'warm-standby',
    { healthCheck: { path: 'health' } },
    /healthCheck\.path must be a path/,
  ],
])('fails for %s', (_, tier, changes, problem) => {
  expect(() => tierWith(tier, changes)).toThrow(problem);
});

it.each<[string, Tier, Partial<RecoveryTierProps>]>([
  ['a warm standby with one task', 'warm-standby', { standby: standby({ web }) }],
  [
    'state in the region that takes over',
    'backup-and-restore',
    { standby: { region: STANDBY, stateRegion: STANDBY } },
  ],
  ['a workload that keeps nothing', 'active-active', { stores: {} }],
])('takes %s', (_, tier, changes) => {
  expect(() => tierWith(tier, changes)).not.toThrow();
});

describe('what services need in the region that takes over', () => {
  const resourcesOf = (region: string): Record<string, SiteResource> => ({
    image: {
      kind: 'image',
      repositoryUri: `111122223333.dkr.ecr.${region}.amazonaws.com/shop/web`,
      tag: '1.0.0',
    },
    session: {
      kind: 'secret',
      secretArn: `arn:aws:secretsmanager:${region}:111122223333:secret:shop/session-??????`,
    },
    key: { kind: 'key', keyArn: `arn:aws:kms:${region}:111122223333:key/1` },
    certificate: {
      kind: 'certificate',
      certificateArn: `arn:aws:acm:${region}:111122223333:certificate/1`,
    },
    bastion: { kind: 'machine-image', pipelineName: 'bastion' },
    images: { kind: 'endpoint', service: 'ecr.dkr' },
    vcpus: {
      kind: 'quota',
      serviceCode: 'fargate',
      quotaCode: 'L-3032A538',
      value: 8,
      needed: 4,
    },
  });
  const withResources = (
    changes: Record<string, SiteResource | undefined>,
    tier: Tier = 'pilot-light',
  ) => {
    const { primary, standby } = propsOf(tier);
    const there = Object.entries({ ...resourcesOf(STANDBY), ...changes }).filter(
      (each): each is [string, SiteResource] => each[1] !== undefined,
    );
    return tierWith(tier, {
      primary: { ...primary, resources: resourcesOf(PRIMARY) },
      standby: { ...standby, resources: Object.fromEntries(there) },
    });
  };
  const without = Object.keys(resourcesOf(STANDBY));

  it.each(without)('fails for a region without %s', (name) => {
    expect(() => withResources({ [name]: undefined })).toThrow(
      new RegExp(`standby\\.resources\\.${name} must be the [a-z-]+ of eu-west-1`),
    );
  });

  it.each(['image', 'session', 'key'])('fails where the %s is that of the lost region', (name) => {
    expect(() => withResources({ [name]: resourcesOf(PRIMARY)[name] })).toThrow(
      /failover must not need eu-central-1: 'Service web: from 0 to 4 tasks' needs the data plane of/,
    );
  });

  it('fails for a certificate of the other region', () => {
    expect(() => withResources({ certificate: resourcesOf(PRIMARY)['certificate'] })).toThrow(
      /standby\.resources\.certificate must be of eu-west-1, got one of "eu-central-1"/,
    );
  });

  it.each([
    [3, false],
    [4, true],
  ])('a quota of %d for a load of 4 is enough: %p', (value, enough) => {
    const vcpus = { ...resourcesOf(STANDBY)['vcpus'], value } as SiteResource;
    const make = () => withResources({ vcpus });
    if (enough) expect(make).not.toThrow();
    else expect(make).toThrow(/vcpus\.value must be at least 4, which the whole load takes, got 3/);
  });

  it('leaves only the network to be made where backups are restored', () => {
    expect(() => withResources({ images: undefined }, 'backup-and-restore')).not.toThrow();
    expect(() => withResources({ image: undefined }, 'backup-and-restore')).toThrow(
      /standby\.resources\.image must be the image of eu-west-1/,
    );
  });

  it('says in the runbook how each is looked at, and what a task reads when it starts', () => {
    const { runbook } = withResources({});
    expect(runbook).toContain(
      'aws ecr describe-images --repository-name shop/web --image-ids imageTag=1.0.0 --region eu-west-1',
    );
    expect(runbook).toContain(
      'aws secretsmanager describe-secret --secret-id shop/session --region eu-west-1',
    );
    expect(runbook).toContain('aws service-quotas get-service-quota --service-code fargate');
    expect(runbook).toContain('data plane of Amazon ECR | eu-west-1');
  });
});

it('writes the runbook beside the Terraform of its stack', () => {
  const stack = new AwsStack(testApp(), 'failover', {
    accountId: '111122223333',
    region: STANDBY,
    stage: 'test',
  });
  const tier = new RecoveryTier(stack, 'Tier', propsOf('pilot-light'));
  const outdir = Testing.fullSynth(stack);
  expect(fs.readFileSync(path.join(outdir, 'stacks/failover/RUNBOOK.md'), 'utf8')).toBe(
    tier.runbook,
  );
  fs.rmSync(outdir, { recursive: true });
});

itPlans('both ways of failing over are what the real provider accepts', () => {
  const stack = new AwsStack(testApp(), 'failover', {
    accountId: '111122223333',
    region: STANDBY,
    stage: 'test',
  });
  new RecoveryTier(stack, 'Checked', propsOf('active-active'));
  new RecoveryTier(stack, 'Switched', {
    ...propsOf('warm-standby'),
    recordName: 'pay.example.com',
    failoverBy: 'routing-controls',
  });
  new RecoveryTier(stack, 'Restored', {
    ...propsOf('backup-and-restore'),
    recordName: 'old.example.com',
  });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_route53_record: 5,
    aws_route53_health_check: 4,
    aws_route53recoverycontrolconfig_safety_rule: 1,
  });
});
