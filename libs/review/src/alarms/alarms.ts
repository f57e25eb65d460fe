import { flagOr } from '@archway/checks';
import type { Compared } from '../comparison/comparison';
import { compareGuards, compareRemovals, goesToo, type Guard, type Removal } from '../guards/guard';
import { amountGuard, days, flagGuard } from '../guards/kinds';
import type { Meaning } from '../review/review';
import { nameOf, type Sides } from '../side/sides';
import { textOf } from '@archway/terraform';
import { compareAlarms } from './cloudwatch-alarms';

const GUARDS: readonly Guard[] = [
  amountGuard(
    { types: ['aws_cloudwatch_log_group'], path: ['retention_in_days'] },
    { what: 'keeps logs for', unit: days, otherwise: 0, zeroIsForever: true },
  ),
  flagGuard(
    { types: ['aws_cloudtrail'], path: ['enable_logging'] },
    {
      ...{ otherwise: true, level: 'stop' },
      ...{ lost: 'records nothing any more', gained: 'records what is done' },
    },
  ),
  flagGuard(
    { types: ['aws_cloudtrail'], path: ['is_multi_region_trail'] },
    {
      lost: 'records only what is done in one region',
      gained: 'records what is done in every region',
    },
  ),
  flagGuard(
    { types: ['aws_cloudtrail'], path: ['enable_log_file_validation'] },
    {
      lost: 'no longer shows whether its files were changed',
      gained: 'shows whether its files were changed',
    },
  ),
  flagGuard(
    { types: ['aws_guardduty_detector'], path: ['enable'] },
    {
      ...{ otherwise: true, level: 'stop' },
      ...{ lost: 'looks for threats no more', gained: 'looks for threats' },
    },
  ),
  flagGuard(
    { types: ['aws_config_configuration_recorder_status'], path: ['is_enabled'] },
    {
      lost: 'no longer records how resources are configured',
      gained: 'records how resources are configured',
    },
  ),
  flagGuard(
    { types: ['aws_lb', 'aws_alb'], path: ['access_logs', 'enabled'] },
    { lost: 'writes no access logs any more', gained: 'writes access logs' },
  ),
  {
    types: ['aws_cloudfront_distribution'],
    path: ['logging_config', 'bucket'],
    tell: (before, after) => {
      if ((textOf(before) === undefined) === (textOf(after) === undefined)) return undefined;
      return textOf(after) === undefined
        ? { text: 'writes no access logs any more', lost: true }
        : { text: 'writes access logs', lost: false };
    },
  },
];

const REMOVALS: readonly Removal[] = [
  {
    types: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'],
    tell: (subject) => `${nameOf(subject)}: the alarm goes`,
  },
  {
    types: ['aws_cloudwatch_log_metric_filter'],
    tell: (subject) => `${nameOf(subject)}: logs are no longer counted as a metric`,
  },
  {
    types: ['aws_flow_log'],
    tell: (subject, sides) =>
      ['vpc_id', 'subnet_id'].some((name) => goesToo(sides, subject, name, 'aws_vpc', 'aws_subnet'))
        ? undefined
        : `${nameOf(subject)}: traffic is no longer recorded`,
  },
  {
    types: ['aws_cloudtrail'],
    tell: (subject) => `${nameOf(subject)}: the trail goes, what is done is no longer recorded`,
    level: (sides) => (recordsStill(sides) ? 'look' : 'stop'),
  },
  {
    types: ['aws_guardduty_detector'],
    tell: (subject) => `${nameOf(subject)}: nobody looks for threats any more`,
    level: () => 'stop',
  },
  {
    types: ['aws_config_configuration_recorder'],
    tell: (subject) => `${nameOf(subject)}: how resources are configured is no longer recorded`,
  },
  {
    types: ['aws_securityhub_account'],
    tell: (subject) => `${nameOf(subject)}: findings are no longer gathered`,
  },
  {
    types: ['aws_s3_bucket_logging'],
    tell: (subject, sides) =>
      goesToo(sides, subject, 'bucket', 'aws_s3_bucket')
        ? undefined
        : `${nameOf(subject)}: access to the bucket is no longer logged`,
  },
  {
    types: ['aws_wafv2_web_acl_logging_configuration'],
    tell: (subject, sides) =>
      goesToo(sides, subject, 'resource_arn', 'aws_wafv2_web_acl')
        ? undefined
        : `${nameOf(subject)}: requests to the web ACL are no longer logged`,
  },
  {
    types: ['aws_sns_topic_subscription'],
    tell: (subject, sides) => {
      const protocol = textOf(subject.attributes['protocol']) ?? '';
      if (!['email', 'email-json', 'sms'].includes(protocol)) return undefined;
      if (goesToo(sides, subject, 'topic_arn', 'aws_sns_topic')) return undefined;
      const topic = sides.prior.named(subject, subject.attributes['topic_arn'], 'aws_sns_topic');
      return `${nameOf(subject)}: nobody is told by ${protocol} of what ${topic?.text ?? 'the topic'} publishes`;
    },
  },
];

/** Whether another trail records what is done. */
function recordsStill(sides: Sides): boolean {
  return sides.planned
    .all('aws_cloudtrail')
    .some(({ attributes }) => flagOr(attributes['enable_logging'], true) === true);
}

const ABOUT = { topic: 'alarms', kind: 'alarm' } as const;

/** Alarms and records by which somebody learns that something is wrong. */
export function compareAlarming(compared: Compared): readonly Meaning[] {
  return [
    ...compareAlarms(compared),
    ...compareGuards(compared, GUARDS, ABOUT),
    ...compareRemovals(compared, REMOVALS, ABOUT),
  ];
}
