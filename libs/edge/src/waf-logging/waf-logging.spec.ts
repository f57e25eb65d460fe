import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { IBucket, PolicyStatement } from '@archway/core';
import { Key } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { WebAcl } from '../web-acl/web-acl';
import type { WafLogging } from './waf-logging';
import { WafLogDestination } from './waf-logging';

/** A bucket that only keeps what is added to its policy. */
class LogBucket extends Construct implements IBucket {
  readonly statements: PolicyStatement[] = [];
  readonly bucketArn: string;

  constructor(
    scope: Construct,
    id: string,
    readonly bucketName: string,
  ) {
    super(scope, id);
    this.bucketArn = `arn:aws:s3:::${bucketName}`;
  }

  grantRead(): void {
    throw new Error('nobody reads here');
  }

  grantPut(): void {
    throw new Error('nobody writes here');
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
  }
}

function logged(logging: WafLogging): Synthesized {
  return synth((stack) => {
    new WebAcl(stack, 'Site', { scope: 'REGIONAL', logging });
  });
}

it('writes to a log group of its own for 90 days, without what is secret', () => {
  const stack = logged({});
  expect(stack.inventory).toEqual({
    aws_wafv2_web_acl: 1,
    aws_wafv2_web_acl_logging_configuration: 1,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_resource_policy: 1, // lets log delivery in, and nobody else
  });
  const group = stack.only(CloudwatchLogGroup);
  expect(group).toEqual({
    name: 'aws-waf-logs-test-test-Site-Log-LogGroup',
    retention_in_days: 90,
  });
  const configuration = stack.only(Wafv2WebAclLoggingConfiguration);
  expect(configuration).toMatchObject({
    resource_arn: '${aws_wafv2_web_acl.Site.arn}',
    redacted_fields: [
      { single_header: { name: 'authorization' } },
      { single_header: { name: 'cookie' } },
    ],
  });
  expect(configuration.log_destination_configs).toEqual([
    expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.Site_Log_LogGroup\w*\.arn\}$/),
  ]);
  expect(configuration.depends_on).toContainEqual(
    expect.stringContaining('aws_cloudwatch_log_resource_policy'),
  );
});

it('lets only the log delivery of the account write', () => {
  const { policy_document: document } = logged({}).only(CloudwatchLogResourcePolicy);
  expect(JSON.parse(document).Statement[0]).toMatchObject({
    Principal: { Service: 'delivery.logs.amazonaws.com' },
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Condition: {
      ArnLike: { 'aws:SourceArn': 'arn:aws:logs:eu-central-1:111122223333:*' },
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    },
  });
});

it('lets CloudWatch Logs use the key for this log group only', () => {
  const stack = synth((scope) => {
    const encryptionKey = new Key(scope, 'Key');
    const destination = WafLogDestination.newLogGroup({ encryptionKey, retentionDays: 7 });
    new WebAcl(scope, 'Site', { scope: 'REGIONAL', logging: { destination } });
  });
  expect(stack.only(CloudwatchLogGroup)).toMatchObject({
    kms_key_id: '${aws_kms_key.Key.arn}',
    retention_in_days: 7,
  });
  expect(JSON.parse(stack.only(KmsKeyPolicy).policy).Statement[1]).toMatchObject({
    Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
    Condition: {
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn':
          'arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-test-test-Site-Log-LogGroup',
      },
    },
  });
});

it('writes to a bucket, whose policy lets log delivery in', () => {
  let bucket: LogBucket | undefined;
  const stack = synth((scope) => {
    bucket = new LogBucket(scope, 'Bucket', 'aws-waf-logs-shop');
    const destination = WafLogDestination.bucket(bucket, 'site');
    new WebAcl(scope, 'Site', { scope: 'REGIONAL', logging: { destination } });
  });
  expect(stack.only(Wafv2WebAclLoggingConfiguration).log_destination_configs).toEqual([
    'arn:aws:s3:::aws-waf-logs-shop/site',
  ]);
  expect(bucket?.statements).toMatchObject([
    {
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::aws-waf-logs-shop/site/AWSLogs/111122223333/*'],
      conditions: {
        StringEquals: {
          'aws:SourceAccount': '111122223333',
          's3:x-amz-acl': 'bucket-owner-full-control',
        },
      },
    },
    { actions: ['s3:GetBucketAcl'], resources: ['arn:aws:s3:::aws-waf-logs-shop'] },
  ]);
});

it.each([
  WafLogDestination.firehose(
    'arn:aws:firehose:eu-central-1:111122223333:deliverystream/aws-waf-logs-shop',
  ),
  WafLogDestination.logGroup('arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-shop'),
])('writes to what others deploy: %j', (destination) => {
  const stack = logged({ destination });
  expect(stack.inventory).toEqual({
    aws_wafv2_web_acl: 1,
    aws_wafv2_web_acl_logging_configuration: 1,
  });
});

it('redacts and filters as it is told', () => {
  expect(
    logged({
      redact: ['method', 'query-string', 'uri-path', { header: 'X-Api-Key' }],
      filters: {
        defaultBehavior: 'DROP',
        filters: [
          { behavior: 'KEEP', conditions: [{ action: 'BLOCK' }] },
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            conditions: [{ label: 'a:b' }, { action: 'COUNT' }],
          },
        ],
      },
    }).only(Wafv2WebAclLoggingConfiguration),
  ).toMatchObject({
    redacted_fields: [
      { method: {} },
      { query_string: {} },
      { uri_path: {} },
      { single_header: { name: 'x-api-key' } },
    ],
    logging_filter: {
      default_behavior: 'DROP',
      filter: [
        {
          behavior: 'KEEP',
          requirement: 'MEETS_ALL',
          condition: [{ action_condition: { action: 'BLOCK' } }],
        },
        {
          behavior: 'KEEP',
          requirement: 'MEETS_ANY',
          condition: [
            { label_name_condition: { label_name: 'a:b' } },
            { action_condition: { action: 'COUNT' } },
          ],
        },
      ],
    },
  });
});

it.each<[WafLogging, string]>([
  [
    { destination: WafLogDestination.newLogGroup({ retentionDays: 31 }) },
    'retentionDays must be one of',
  ],
  [
    {
      destination: WafLogDestination.firehose(
        'arn:aws:firehose:eu-central-1:111122223333:deliverystream/shop',
      ),
    },
    "logging.destination must be named 'aws-waf-logs-…'",
  ],
  [
    {
      destination: WafLogDestination.logGroup(
        'arn:aws:logs:eu-central-1:111122223333:log-group:shop',
      ),
    },
    "logging.destination must be named 'aws-waf-logs-…'",
  ],
  [{ filters: { defaultBehavior: 'KEEP', filters: [] } }, 'filters must be at least one, got none'],
  [
    { filters: { defaultBehavior: 'KEEP', filters: [{ behavior: 'DROP', conditions: [] }] } },
    'conditions must be at least one, got none',
  ],
  [{ redact: [{ header: 'a b' }] }, 'logging.redact must be the name of a header'],
])('refuses %j', (logging, problem) => {
  expect(() => logged(logging)).toThrow(problem);
});

it('refuses a bucket that AWS WAF would', () => {
  expect(() =>
    synth((scope) => {
      const destination = WafLogDestination.bucket(new LogBucket(scope, 'Bucket', 'logs'));
      new WebAcl(scope, 'Site', { scope: 'REGIONAL', logging: { destination } });
    }),
  ).toThrow(
    `logging.destination bucket must be named 'aws-waf-logs-…', as AWS WAF demands, got "logs"`,
  );
});
