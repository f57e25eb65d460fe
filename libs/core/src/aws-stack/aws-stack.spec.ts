import { App } from 'cdktf';
import { readBack, testApp } from '@archway/testing';
import { environmentOf } from '../environment/environment';
import type { AwsStackProps } from './aws-stack';
import { AwsStack } from './aws-stack';

const PROPS: AwsStackProps = {
  accountId: '111122223333',
  region: 'eu-central-1',
  stage: 'dev',
};

const make = (props: Partial<AwsStackProps> = {}) =>
  new AwsStack(testApp(), 'orders', { ...PROPS, ...props });
const json = (props: Partial<AwsStackProps> = {}) => readBack(make(props)).json;

it('names region, account and default tags in the provider and looks nothing up', () => {
  expect(json({ tags: { Team: 'orders' } }).provider.aws).toEqual([
    {
      region: 'eu-central-1',
      allowed_account_ids: ['111122223333'],
      default_tags: [{ tags: { Stack: 'orders', Stage: 'dev', Team: 'orders' } }],
    },
  ]);
  expect(json().data).toBeUndefined();
});

it('works with both major versions of the provider', () => {
  expect(json().terraform.required_providers.aws).toEqual({
    source: 'hashicorp/aws',
    version: '>= 5.100.0, < 7.0.0',
  });
});

it('keeps its state beside the app, by a path that says nothing of this machine', () => {
  const app = new App({ outdir: 'cdktf.out' });
  const stack = new AwsStack(app, 'orders', PROPS);
  expect(readBack(stack).json.terraform.backend).toEqual({
    local: { path: '../../../terraform.orders.tfstate' },
  });
});

it('keeps its state in S3, locked by S3, when given a bucket', () => {
  expect(json({ state: { bucket: 'acme-state' } }).terraform.backend).toEqual({
    s3: {
      bucket: 'acme-state',
      key: 'dev/orders.tfstate',
      region: 'eu-central-1',
      encrypt: true,
      use_lockfile: true,
    },
  });
});

it('encrypts its state with a given key, in the region and under the name given', () => {
  const state = {
    bucket: 'acme-state',
    key: 'x.tfstate',
    region: 'eu-west-1',
    kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  };
  expect(json({ state }).terraform.backend.s3).toMatchObject({
    key: 'x.tfstate',
    region: 'eu-west-1',
    kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  });
});

it.each([
  ['eu-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
] as const)('reads the partition of %s as %s', (region, partition) => {
  expect(environmentOf(make({ region })).partition).toBe(partition);
});

it('takes the partition that is given', () => {
  expect(make({ partition: 'aws-cn' }).partition).toBe('aws-cn');
});

it('accepts zones of its region', () => {
  const availabilityZones = ['eu-central-1a', 'eu-central-1b'];
  expect(environmentOf(make({ availabilityZones })).availabilityZones).toEqual(availabilityZones);
});

it.each([
  [{ accountId: '123' }, 'accountId must be twelve digits, got "123"'],
  [{ region: 'Frankfurt' }, 'region must be a region such as eu-central-1, got "Frankfurt"'],
  [
    { stage: 'Prod' },
    'stage must be lower case letters, digits and hyphens, at most 20, got "Prod"',
  ],
  [{ partition: 'mars' as 'aws' }, 'partition must be one of aws, aws-cn, aws-us-gov, got "mars"'],
  [
    { availabilityZones: ['us-east-1a'] },
    'availabilityZones must belong to eu-central-1, got "us-east-1a"',
  ],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`AwsStack 'orders': ${problem}`);
});

it('says everything that is wrong at once', () => {
  expect(() => make({ accountId: '1', stage: '' })).toThrow(/accountId must .*; stage must /);
});
