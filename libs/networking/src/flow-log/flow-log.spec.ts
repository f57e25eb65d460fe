import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog as AwsFlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import type { IBucket, PolicyStatement } from '@archway/core';
import { Key } from '@archway/core';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { Construct as Plain } from 'constructs';
import type { FlowLogProps } from './flow-log';
import { FlowLog } from './flow-log';

/** A bucket that remembers what it is told to allow. */
class Bucket extends Plain implements IBucket {
  readonly bucketName = 'acme-logs';
  readonly bucketArn = 'arn:aws:s3:::acme-logs';
  readonly statements: PolicyStatement[] = [];
  grantRead = () => undefined;
  grantPut = () => undefined;

  addToResourcePolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
    new S3BucketPolicy(this, `Policy${this.statements.length}`, {
      bucket: 'acme-logs',
      policy: '{}',
    });
  }
}

const make = (props: Partial<FlowLogProps> | ((scope: Construct) => Partial<FlowLogProps>) = {}) =>
  synth((scope) => {
    const given = typeof props === 'function' ? props(scope) : props;
    new FlowLog(scope, 'Log', { source: { vpcId: 'vpc-1' }, ...given });
  });

it('writes into a log group of its own, which it keeps for 30 days', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_flow_log: 1,
    aws_cloudwatch_log_group: 1,
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
  });
  expect(stack.only(CloudwatchLogGroup)).toEqual({
    name: '/vpc-flow-logs/test/test/Log',
    retention_in_days: 30,
  });
  expect(stack.only(AwsFlowLog)).toEqual({
    vpc_id: 'vpc-1',
    traffic_type: 'ALL',
    max_aggregation_interval: 600,
    log_destination_type: 'cloud-watch-logs',
    log_destination: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.\w+\.arn\}$/),
    iam_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
    depends_on: [
      expect.stringMatching(/^aws_iam_role\./),
      expect.stringMatching(/^aws_iam_role_policy\./),
    ],
    tags: { Name: 'test/Log' },
  });
});

it('lets only flow logs of this account write, and only there', () => {
  const stack = make();
  expect(JSON.parse(stack.only(IamRole).assume_role_policy).Statement[0]).toMatchObject({
    Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
    Condition: {
      StringEquals: { 'aws:SourceAccount': '111122223333' },
      ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:*:111122223333:vpc-flow-log/*' },
    },
  });
  const [statement] = JSON.parse(stack.only(IamRolePolicy).policy).Statement;
  expect(statement.Resource).toMatch(/^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:\*$/);
});

it('keeps records as long as told, under a name and a key', () => {
  const stack = make((scope) => ({
    destination: {
      to: 'cloudwatch',
      retentionDays: 0,
      logGroupName: '/network/main',
      encryptionKey: Key.fromKeyAttributes(scope, 'Key', { keyArn: 'arn:key' }),
    },
  }));
  expect(stack.only(CloudwatchLogGroup)).toMatchObject({
    name: '/network/main',
    retention_in_days: 0,
    kms_key_id: 'arn:key',
  });
});

it('tells its key to serve the log group, in the region of the stack', () => {
  const keyed = (elsewhere: boolean) =>
    make((scope) => ({
      destination: { to: 'cloudwatch', encryptionKey: new Key(scope, 'Key') },
      provider: elsewhere
        ? new AwsProvider(scope, 'ireland', { alias: 'ireland', region: 'eu-west-1' })
        : undefined,
    }));
  const stack = keyed(false);
  expect(JSON.parse(stack.only(KmsKeyPolicy).policy).Statement).toContainEqual(
    expect.objectContaining({
      Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws:logs:eu-central-1:111122223333:log-group:/vpc-flow-logs/test/test/Log',
        },
      },
    }),
  );
  expect(stack.only(CloudwatchLogGroup).depends_on).toContainEqual(
    expect.stringMatching(/^aws_kms_key_policy\./),
  );
  expect(keyed(true).only(KmsKeyPolicy).policy).not.toContain('logs.');
});

it('writes files that Athena reads into a bucket', () => {
  const stack = make((scope) => ({
    destination: { to: 's3', bucket: new Bucket(scope, 'Bucket'), prefix: 'network' },
  }));
  expect(stack.only(AwsFlowLog)).toMatchObject({
    log_destination_type: 's3',
    depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\./), expect.any(String)],
    log_destination: 'arn:aws:s3:::acme-logs/network/',
    destination_options: {
      file_format: 'parquet',
      hive_compatible_partitions: true,
      per_hour_partition: false,
    },
  });
});

it('tells the bucket to let deliveries of this account in, and nobody else', () => {
  let statements: readonly PolicyStatement[] = [];
  make((scope) => {
    const bucket = new Bucket(scope, 'Bucket');
    statements = bucket.statements;
    return { destination: { to: 's3', bucket, prefix: 'network' } };
  });
  const conditions = {
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:111122223333:*' },
  };
  expect(statements).toMatchObject([
    {
      principals: { services: ['delivery.logs.amazonaws.com'] },
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::acme-logs/network/AWSLogs/*'],
      conditions,
    },
    { actions: ['s3:GetBucketAcl'], resources: ['arn:aws:s3:::acme-logs'], conditions },
  ]);
});

it('writes plain files by the hour when asked to', () => {
  const stack = make((scope) => ({
    destination: {
      to: 's3',
      bucket: new Bucket(scope, 'Bucket'),
      fileFormat: 'plain-text',
      hiveCompatiblePartitions: false,
      perHourPartition: true,
    },
  }));
  expect(stack.only(AwsFlowLog)).toMatchObject({
    log_destination: 'arn:aws:s3:::acme-logs',
    destination_options: {
      file_format: 'plain-text',
      hive_compatible_partitions: false,
      per_hour_partition: true,
    },
  });
});

it('writes into a Firehose stream', () => {
  const deliveryStreamArn = 'arn:aws:firehose:eu-central-1:111122223333:deliverystream/flow';
  expect(
    make({ destination: { to: 'firehose', deliveryStreamArn } }).only(AwsFlowLog),
  ).toMatchObject({
    log_destination_type: 'kinesis-data-firehose',
    log_destination: deliveryStreamArn,
  });
});

it('records every minute, what is rejected, in fields of choice', () => {
  const stack = make({
    trafficType: 'REJECT',
    maxAggregationIntervalSeconds: 60,
    logFormat: '${srcaddr} ${dstaddr} ${flow-direction}',
  });
  expect(stack.only(AwsFlowLog)).toMatchObject({
    traffic_type: 'REJECT',
    max_aggregation_interval: 60,
    log_format: '$${srcaddr} $${dstaddr} $${flow-direction}',
  });
});

it.each<[FlowLogProps['source'], object]>([
  [{ subnetId: 'subnet-1' }, { subnet_id: 'subnet-1' }],
  [{ networkInterfaceId: 'eni-1' }, { eni_id: 'eni-1' }],
])('records %j', (source, written) => {
  expect(make({ source }).only(AwsFlowLog)).toMatchObject({ traffic_type: 'ALL', ...written });
});

it.each<[FlowLogProps['source'], object]>([
  [{ transitGatewayId: 'tgw-1' }, { transit_gateway_id: 'tgw-1' }],
  [
    { transitGatewayAttachmentId: 'tgw-attach-1' },
    { transit_gateway_attachment_id: 'tgw-attach-1' },
  ],
])('records %j, everything by the minute', (source, written) => {
  const log = make({ source }).only(AwsFlowLog);
  expect(log).toMatchObject({ max_aggregation_interval: 60, ...written });
  expect(log).not.toHaveProperty('traffic_type');
});

const transit = { source: { transitGatewayId: 'tgw-1' } } as const;

it.each<[Partial<FlowLogProps>, string]>([
  [{ trafficType: 'DENY' as 'ALL' }, 'trafficType must be one of ALL, ACCEPT, REJECT, got "DENY"'],
  [
    { maxAggregationIntervalSeconds: 61 as 60 },
    'maxAggregationIntervalSeconds must be one of 60, 600, got 61',
  ],
  [{ logFormat: 'srcaddr' }, 'logFormat must be fields such as ${srcaddr} ${dstaddr}'],
  [
    { ...transit, trafficType: 'ALL' },
    'trafficType must be left out for a Transit Gateway, got "ALL"',
  ],
  [
    { ...transit, maxAggregationIntervalSeconds: 600 },
    'maxAggregationIntervalSeconds must be 60 for a Transit Gateway, got 600',
  ],
  [
    { destination: { to: 'cloudwatch', retentionDays: 31 as 30 } },
    'destination.retentionDays must be one of 0, 1, 3,',
  ],
  [
    { destination: { to: 'cloudwatch', logGroupName: 'a b' } },
    'destination.logGroupName must be 1 to 512 letters, digits and .-_/#, got "a b"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => make(props)).toThrow(`FlowLog 'test/Log': ${problem}`);
});

it.each<[Partial<FlowLogProps>]>([
  [{ ...transit, maxAggregationIntervalSeconds: 60 }],
  [{ destination: { to: 'cloudwatch', retentionDays: 3653, logGroupName: 'a#b' } }],
  [{ logFormat: '${srcaddr}' }],
])('accepts %j', (props) => {
  expect(() => make(props)).not.toThrow();
});

it.each(['/network', 'network/', 'AWSLogs', 'AWSLogs/x'])('refuses the folder %s', (prefix) => {
  expect(() =>
    make((scope) => ({ destination: { to: 's3', bucket: new Bucket(scope, 'B'), prefix } })),
  ).toThrow('destination.prefix must be a folder without slashes around it, not AWSLogs');
});
