import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import type { IBucket, PolicyStatement } from '@archway/core';
import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { Vpc } from '../../vpc/vpc';
import type { ResolverQueryLogProps } from './resolver-query-log';
import { ResolverQueryLog } from './resolver-query-log';

/** A bucket that keeps what is said of it. */
class Archive extends Construct implements IBucket {
  readonly bucketArn = 'arn:aws:s3:::archive';
  readonly bucketName = 'archive';
  readonly statements: PolicyStatement[] = [];

  grantRead(): void {
    throw new Error('nobody asks');
  }

  grantPut(): void {
    throw new Error('nobody asks');
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
  }
}

const make = (props?: ResolverQueryLogProps) =>
  synth((stack) => {
    const log = new ResolverQueryLog(stack, 'Queries', props);
    const vpc = Vpc.fromVpcAttributes(stack, 'Orders', {
      vpcId: 'vpc-1',
      vpcArn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1',
    });
    log.record('Orders', vpc);
  });

it('records into a log group of its own, for 30 days', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_cloudwatch_log_group: 1,
    aws_route53_resolver_query_log_config: 1,
    aws_route53_resolver_query_log_config_association: 1,
  });
  expect(stack.only(CloudwatchLogGroup)).toEqual({
    name: '/aws/vendedlogs/route53resolver/test/test/Queries',
    retention_in_days: 30,
  });
  expect(stack.only(Route53ResolverQueryLogConfig)).toMatchObject({
    name: 'test-test-Queries',
    destination_arn: expect.stringContaining('aws_cloudwatch_log_group.Queries_LogGroup'),
  });
  expect(stack.only(Route53ResolverQueryLogConfigAssociation)).toEqual({
    resolver_query_log_config_id: '${aws_route53_resolver_query_log_config.Queries.id}',
    resource_id: 'vpc-1',
  });
});

it('records into a stream', () => {
  const deliveryStreamArn = 'arn:aws:firehose:eu-central-1:111122223333:deliverystream/queries';
  const stack = make({ destination: { to: 'firehose', deliveryStreamArn } });
  expect(stack.only(Route53ResolverQueryLogConfig).destination_arn).toBe(deliveryStreamArn);
});

it.each([
  [undefined, 'arn:aws:s3:::archive'],
  ['dns', 'arn:aws:s3:::archive/dns'],
])('records into a bucket, below %s', (prefix, folder) => {
  let statements: readonly PolicyStatement[] = [];
  const stack = synth((scope) => {
    const bucket = new Archive(scope, 'Archive');
    new ResolverQueryLog(scope, 'Queries', { destination: { to: 's3', bucket, prefix } });
    statements = bucket.statements;
  });
  expect(stack.only(Route53ResolverQueryLogConfig).destination_arn).toBe(folder);
  expect(statements).toMatchObject([
    {
      actions: ['s3:PutObject'],
      resources: [`${folder}/AWSLogs/*`],
      conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
    { actions: ['s3:GetBucketAcl'], resources: ['arn:aws:s3:::archive'] },
  ]);
});

it.each([1, 3653] as const)('keeps queries for %d days', (retentionDays) => {
  const stack = make({ destination: { to: 'cloudwatch', retentionDays, logGroupName: '/dns' } });
  expect(stack.only(CloudwatchLogGroup)).toEqual({
    name: '/dns',
    retention_in_days: retentionDays,
  });
});

it.each<[NonNullable<ResolverQueryLogProps['destination']>, string]>([
  [{ to: 'cloudwatch', retentionDays: 2 as 1 }, 'destination.retentionDays must be one of 0, 1, 3'],
  [{ to: 'cloudwatch', logGroupName: 'a b' }, 'destination.logGroupName must be 1 to 512 letters'],
])('refuses a place: %#', (destination, problem) => {
  expect(() => make({ destination })).toThrow(`ResolverQueryLog 'test/Queries': ${problem}`);
});

it.each(['/dns', 'dns/', 'AWSLogs'])('refuses the folder %s', (prefix) => {
  expect(() =>
    synth((scope) => {
      const bucket = new Archive(scope, 'Archive');
      new ResolverQueryLog(scope, 'Queries', { destination: { to: 's3', bucket, prefix } });
    }),
  ).toThrow('destination.prefix must be a folder without slashes around it, not AWSLogs');
});
