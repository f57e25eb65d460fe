import type { Estate } from '../estate/estate';
import { valuesAt } from '../flow/deliveries';
import { problem, type Rule } from '../rule/rule';

/** Arguments whose target has to be in the Region of the resource itself. */
const SAME_REGION: readonly (readonly [type: string, argument: string, target: string])[] = [
  ['aws_subnet', 'vpc_id', 'aws_vpc'],
  ['aws_security_group', 'vpc_id', 'aws_vpc'],
  ['aws_route_table', 'vpc_id', 'aws_vpc'],
  ['aws_internet_gateway', 'vpc_id', 'aws_vpc'],
  ['aws_vpc_endpoint', 'vpc_id', 'aws_vpc'],
  ['aws_ec2_transit_gateway_vpc_attachment', 'vpc_id', 'aws_vpc'],
  ['aws_ec2_transit_gateway_vpc_attachment', 'transit_gateway_id', 'aws_ec2_transit_gateway'],
  ['aws_nat_gateway', 'subnet_id', 'aws_subnet'],
  ['aws_instance', 'subnet_id', 'aws_subnet'],
  ['aws_instance', 'vpc_security_group_ids', 'aws_security_group'],
  ['aws_lb', 'subnets', 'aws_subnet'],
  ['aws_lb', 'security_groups', 'aws_security_group'],
  ['aws_lb_target_group', 'vpc_id', 'aws_vpc'],
  ['aws_lb_listener', 'certificate_arn', 'aws_acm_certificate'],
  ['aws_lb_listener', 'certificate_arn', 'aws_acm_certificate_validation'],
  ['aws_lambda_function', 'vpc_config.subnet_ids', 'aws_subnet'],
  ['aws_lambda_function', 'kms_key_arn', 'aws_kms_key'],
  ['aws_lambda_function', 'layers', 'aws_lambda_layer_version'],
  ['aws_lambda_event_source_mapping', 'event_source_arn', 'aws_sqs_queue'],
  ['aws_lambda_event_source_mapping', 'event_source_arn', 'aws_kinesis_stream'],
  ['aws_s3_bucket_notification', 'queue.queue_arn', 'aws_sqs_queue'],
  ['aws_s3_bucket_notification', 'topic.topic_arn', 'aws_sns_topic'],
  ['aws_s3_bucket_notification', 'lambda_function.lambda_function_arn', 'aws_lambda_function'],
  ['aws_cloudwatch_metric_alarm', 'alarm_actions', 'aws_sns_topic'],
  ['aws_cloudwatch_metric_alarm', 'ok_actions', 'aws_sns_topic'],
  ['aws_cloudwatch_log_subscription_filter', 'destination_arn', 'aws_lambda_function'],
  ['aws_sqs_queue', 'kms_master_key_id', 'aws_kms_key'],
  ['aws_sns_topic', 'kms_master_key_id', 'aws_kms_key'],
  ['aws_ecs_service', 'cluster', 'aws_ecs_cluster'],
  ['aws_ecs_service', 'network_configuration.subnets', 'aws_subnet'],
  ['aws_db_instance', 'kms_key_id', 'aws_kms_key'],
  ['aws_db_subnet_group', 'subnet_ids', 'aws_subnet'],
  ['aws_ebs_volume', 'kms_key_id', 'aws_kms_key'],
  ['aws_wafv2_web_acl_association', 'resource_arn', 'aws_lb'],
  ['aws_wafv2_web_acl_association', 'web_acl_arn', 'aws_wafv2_web_acl'],
];

export const crossRegionReference: Rule = {
  id: 'cross-region-reference',
  group: 'apply-fails',
  severity: 'error',
  title: 'A resource names another one in a Region where it cannot be used',
  looksFor:
    'References between resources whose providers are in different Regions, where AWS takes one of its own Region alone: VPCs, subnets and security groups, keys, certificates of listeners, layers, event sources, targets of notifications and alarms, clusters and web ACLs.',
  why: 'The plan passes. At the apply AWS looks for the identifier in its own Region and finds nothing.',
  fix: 'Give both the same provider. A multi-Region key has a replica for each Region.',
  awsPage: 'https://docs.aws.amazon.com/general/latest/gr/rande.html',
  *check(estate) {
    if (!hasSeveralRegions(estate)) return;
    for (const [type, argument, targetType] of SAME_REGION) {
      for (const subject of estate.all(type)) {
        const { region } = subject.resource;
        const values = valuesAt(subject.attributes, argument.split('.'));
        for (const value of region === undefined ? [] : values) {
          const target = estate.target(subject, value, targetType);
          const other = target?.resource.region;
          if (target === undefined || other === undefined || other === region) continue;
          yield problem(
            subject,
            `is in ${region}, and its ${argument} names ${target.address} in ${other}`,
            `${argument} ${target.address}`,
          );
        }
      }
    }
  },
};

function hasSeveralRegions({ configurations }: Estate): boolean {
  const regions = configurations.flatMap(({ providers }) =>
    providers.flatMap(({ region }) => (region === undefined ? [] : [region])),
  );
  return new Set(regions).size > 1;
}
