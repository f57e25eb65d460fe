import { resourceType } from '@archway/aws';
import { Repository } from '@archway/containers';
import { AwsStack, Key, ReplicaKey } from '@archway/core';
import { DatabaseCluster, DatabaseInstance, Secret, Table } from '@archway/data';
import { HostedZone } from '@archway/edge';
import { EventBus, Queue, Stream } from '@archway/messaging';
import { SecurityGroup, Vpc } from '@archway/networking';
import { AirGappedVault, BackupVault, GlacierVault } from '@archway/recovery';
import { Bucket, FileSystem } from '@archway/storage';
import { readBack, TEST_ENVIRONMENT, testApp } from '@archway/testing';
import { TerraformVariable } from 'cdktf';

/** Every construct that holds data, in a stack whose data must not be lost, or may be. */
function resources(production: boolean): readonly (readonly [string, string, object])[] {
  const stack = new AwsStack(testApp(), 'deployed', {
    ...TEST_ENVIRONMENT,
    // Where the key of DNSSEC has to be.
    region: 'us-east-1',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    production,
  });
  new Queue(stack, 'Queue', { visibilityTimeoutSeconds: 30 });
  new Bucket(stack, 'Bucket');
  new Key(stack, 'Key');
  new ReplicaKey(stack, 'ReplicaKey', {
    primaryKeyArn: `arn:aws:kms:eu-west-1:111122223333:key/mrk-${'0'.repeat(32)}`,
  });
  new Secret(stack, 'Secret');
  new Table(stack, 'Table', { partitionKey: { name: 'id', type: 'S' } });
  new Stream(stack, 'Stream');
  new EventBus(stack, 'Bus', { archiveRetentionDays: 30 });
  new Repository(stack, 'Repository');
  const vpc = new Vpc(stack, 'Network', {
    ipv4: '10.20.0.0/16',
    tiers: { private: { reach: 'isolated' } },
  });
  new FileSystem(stack, 'Files', {
    subnets: vpc.subnets('private'),
    securityGroups: [new SecurityGroup(stack, 'Mounts', { vpc })],
  });
  const password = new TerraformVariable(stack, 'password', { type: 'string', sensitive: true });
  const database = {
    subnets: vpc.subnets('private'),
    securityGroups: [new SecurityGroup(stack, 'Databases', { vpc })],
    masterPassword: { by: 'variable', value: password.stringValue },
  } as const;
  new DatabaseCluster(stack, 'Cluster', {
    ...database,
    engine: 'aurora-postgresql',
    engineVersion: '16.6',
  }).addGlobalDatabase('orders');
  new DatabaseInstance(stack, 'Instance', { ...database, engine: 'postgres', engineVersion: '16' });
  new GlacierVault(stack, 'Archives');
  new BackupVault(stack, 'Vault');
  new AirGappedVault(stack, 'Apart', {
    minimumRetentionDays: 7,
    maximumRetentionDays: 30,
    iKnowThatNobodyCanUndoThis: true,
  });
  new HostedZone(stack, 'Zone', { zoneName: 'example.com', dnssec: {} });
  const { resource } = readBack(stack).json as {
    resource: Record<string, Record<string, object>>;
  };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => [type, name, body] as const),
  );
}

const holdsData = (type: string): boolean => resourceType(type)?.loss?.weight === 'data';

it('keeps Terraform from destroying each resource that holds data', () => {
  const holders = resources(true).filter(([type]) => holdsData(type));
  expect(new Set(holders.map(([type]) => type)).size).toBe(16);
  const unprotected = holders.filter(
    ([, , body]) =>
      (body as { lifecycle?: { prevent_destroy?: boolean } }).lifecycle?.prevent_destroy !== true,
  );
  expect(unprotected.map(([type, name]) => `${type}.${name}`)).toEqual([]);
});

it('protects nothing else, and nothing in a stage that is no production', () => {
  const isProtected = ([, , body]: readonly [string, string, object]): boolean =>
    'prevent_destroy' in ((body as { lifecycle?: object }).lifecycle ?? {});
  expect(
    resources(true)
      .filter((each) => !holdsData(each[0]))
      .some(isProtected),
  ).toBe(false);
  expect(resources(false).some(isProtected)).toBe(false);
});
