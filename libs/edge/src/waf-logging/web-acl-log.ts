import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type {
  Wafv2WebAclLoggingConfigurationLoggingFilter,
  Wafv2WebAclLoggingConfigurationLoggingFilterFilter,
  Wafv2WebAclLoggingConfigurationRedactedFields,
} from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { IBucket } from '@archway/core';
import { dependOn, environmentOf, formatArn } from '@archway/core';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { regionOf } from '../us-east-1/us-east-1';
import { WafLogGroup } from './log-group';
import type { LogFilter, RedactedField, WafLogging } from './waf-logging';
import { WafLogDestination } from './waf-logging';

/** Headers that hold what must not be in a log. */
const SECRETS: readonly RedactedField[] = [{ header: 'authorization' }, { header: 'cookie' }];

interface Destination {
  readonly arn: string;
  readonly dependencies: readonly IDependable[];
}

/** What writes down the requests of one web ACL. */
export class WebAclLog extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly webAclArn: string;
      readonly logging: WafLogging;
      readonly provider?: AwsProvider;
    },
  ) {
    super(scope, id);
    const { webAclArn, logging, provider } = props;
    const { arn, dependencies } = bindDestination(
      this,
      logging.destination ?? WafLogDestination.newLogGroup(),
      provider,
    );
    const configuration = new Wafv2WebAclLoggingConfiguration(this, 'Default', {
      provider,
      resourceArn: webAclArn,
      logDestinationConfigs: [arn],
      redactedFields: (logging.redact ?? SECRETS).map(toRedacted),
      loggingFilter: toLoggingFilter(logging.filters),
    });
    dependOn(configuration, dependencies);
  }
}

function bindDestination(
  scope: Construct,
  destination: WafLogDestination,
  provider: AwsProvider | undefined,
): Destination {
  switch (destination.kind) {
    case 'new-log-group': {
      const group = new WafLogGroup(scope, 'LogGroup', {
        retentionDays: destination.retentionDays ?? 90,
        encryptionKey: destination.encryptionKey,
        provider,
      });
      return { arn: group.logGroupArn, dependencies: [group] };
    }
    case 'bucket':
      allowDelivery(scope, destination.bucket, destination.prefix, provider);
      return {
        arn: [destination.bucket.bucketArn, destination.prefix].filter(Boolean).join('/'),
        dependencies: [destination.bucket],
      };
    case 'firehose':
    case 'log-group':
      return { arn: destination.arn, dependencies: [] };
  }
}

/** "Sending protection pack (web ACL) traffic logs to an Amazon S3 bucket": https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html */
function allowDelivery(
  scope: Construct,
  bucket: IBucket,
  prefix: string | undefined,
  provider: AwsProvider | undefined,
): void {
  const { accountId } = environmentOf(scope);
  const sourceArn = formatArn(scope, {
    service: 'logs',
    region: regionOf(scope, provider),
    resource: '*',
  });
  const principals = { services: ['delivery.logs.amazonaws.com'] };
  const account = { 'aws:SourceAccount': accountId };
  bucket.addToResourcePolicy({
    sid: 'WafLogWrite',
    principals,
    actions: ['s3:PutObject'],
    resources: [[bucket.bucketArn, prefix, 'AWSLogs', accountId, '*'].filter(Boolean).join('/')],
    conditions: {
      StringEquals: { ...account, 's3:x-amz-acl': 'bucket-owner-full-control' },
      ArnLike: { 'aws:SourceArn': sourceArn },
    },
  });
  bucket.addToResourcePolicy({
    sid: 'WafLogAclCheck',
    principals,
    actions: ['s3:GetBucketAcl'],
    resources: [bucket.bucketArn],
    conditions: { StringEquals: account, ArnLike: { 'aws:SourceArn': sourceArn } },
  });
}

function toRedacted(field: RedactedField): Wafv2WebAclLoggingConfigurationRedactedFields {
  switch (field) {
    case 'method':
      return { method: {} };
    case 'query-string':
      return { queryString: {} };
    case 'uri-path':
      return { uriPath: {} };
    default:
      return { singleHeader: { name: field.header.toLowerCase() } };
  }
}

function toLoggingFilter(
  filters: WafLogging['filters'],
): Wafv2WebAclLoggingConfigurationLoggingFilter | undefined {
  if (filters === undefined) return undefined;
  return { defaultBehavior: filters.defaultBehavior, filter: filters.filters.map(toFilter) };
}

function toFilter({
  behavior,
  requirement = 'MEETS_ALL',
  conditions,
}: LogFilter): Wafv2WebAclLoggingConfigurationLoggingFilterFilter {
  return {
    behavior,
    requirement,
    condition: conditions.map((condition) =>
      'action' in condition
        ? { actionCondition: { action: condition.action } }
        : { labelNameCondition: { labelName: condition.label } },
    ),
  };
}
