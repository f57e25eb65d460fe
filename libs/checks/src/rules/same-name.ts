import { resourceType } from '@archway/aws';
import { textOf } from '@archway/terraform';
import type { Subject } from '../estate/estate';
import { byAddress } from '../estate/by-address';
import { groupBy } from '../grouping/grouping';
import { problem, type Rule } from '../rule/rule';

/** Types whose names are taken once: in a Region, or in an account if not everywhere. */
const NAMES: Readonly<Record<string, 'region' | 'account'>> = {
  aws_sqs_queue: 'region',
  aws_sns_topic: 'region',
  aws_lambda_function: 'region',
  aws_dynamodb_table: 'region',
  aws_cloudwatch_log_group: 'region',
  aws_cloudwatch_metric_alarm: 'region',
  aws_cloudwatch_event_bus: 'region',
  aws_kinesis_stream: 'region',
  aws_sfn_state_machine: 'region',
  aws_ecr_repository: 'region',
  aws_ecs_cluster: 'region',
  aws_kms_alias: 'region',
  aws_secretsmanager_secret: 'region',
  aws_ssm_parameter: 'region',
  aws_lb: 'region',
  aws_lb_target_group: 'region',
  aws_db_instance: 'region',
  aws_rds_cluster: 'region',
  aws_backup_vault: 'region',
  aws_iam_role: 'account',
  aws_iam_user: 'account',
  aws_iam_group: 'account',
  aws_iam_instance_profile: 'account',
  aws_s3_bucket: 'account',
};

export const sameName: Rule = {
  id: 'same-name',
  group: 'apply-fails',
  severity: 'error',
  title: 'Two resources have one name',
  looksFor:
    'Two resources of one configuration with the same literal name and the same provider, of types whose names are taken once in a Region, in an account or everywhere: queues, topics, functions, tables, log groups, alarms, streams, repositories, clusters, roles, buckets and others. Resources of different providers, and of a count that is not known, are left alone.',
  why: 'AWS refuses the second one. Where it does not, as with alarms, topics and queues, both resources are one thing, and each apply undoes what the other one says.',
  fix: 'Give each its own name, or remove one.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  *check(estate) {
    for (const [type, within] of Object.entries(NAMES)) {
      const argument = resourceType(type)?.nameArgument ?? 'name';
      const named = byAddress(estate.all(type)).flatMap((subject) => {
        const name = textOf(subject.attributes[argument]);
        const isOne = subject.resource.repetition === undefined;
        return name === undefined || name === '' || name.includes('${') || !isOne
          ? []
          : [{ subject, name, key: `${placeOf(subject, within)} ${name}` }];
      });
      for (const [first, ...others] of groupBy(named, ({ key }) => key).values()) {
        for (const { subject, name } of others) {
          const other = first?.subject.address ?? '';
          yield problem(subject, `has the name ${name}, as ${other} has`, other);
        }
      }
    }
  },
};

/** Modules may give a provider another name: what is in two of them is compared within each alone. */
function placeOf({ configuration, resource }: Subject, within: 'region' | 'account'): string {
  const { provider = 'aws', module, region } = resource;
  const inRegion = within === 'region' ? (region ?? '') : '';
  return JSON.stringify([configuration.file, module, provider, inRegion]);
}
