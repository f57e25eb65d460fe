import { problem, type Rule } from '../rule/rule';

/** Data sources that the provider answers without a call. */
const OFFLINE = [
  'aws_arn',
  'aws_billing_service_account',
  'aws_cloudfront_log_delivery_canonical_user_id',
  'aws_cloudtrail_service_account',
  'aws_default_tags',
  'aws_elastic_beanstalk_hosted_zone',
  'aws_elb_hosted_zone_id',
  'aws_elb_service_account',
  'aws_iam_policy_document',
  'aws_lb_hosted_zone_id',
  'aws_partition',
  'aws_redshift_service_account',
  'aws_region',
  'aws_sagemaker_prebuilt_ecr_image',
  'aws_service',
  'aws_service_principal',
];

export const dataSourceCallsApi: Rule = {
  id: 'data-source-calls-api',
  group: 'planning',
  severity: 'info',
  isOptional: true,
  title: 'A plan needs credentials for a data source',
  looksFor:
    'Data sources of the AWS provider that call an API when they are read, and data sources that fetch an address or run a program (http, external).',
  why: 'The plan cannot be made for a pull request of a stranger or on a laptop without an account, and it changes when something outside changes.',
  fix: 'Make account, region, zones and ids configuration, or accept the finding where looking up is meant.',
  awsPage:
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/structure.html',
  *check(estate) {
    for (const data of estate.dataSources()) {
      const type = data.type.replace(/^data\./, '');
      if (type === 'http' || type === 'external') {
        yield problem(data, `${type} reaches out of Terraform when it is read`);
      }
      if (type.startsWith('aws_') && !OFFLINE.includes(type)) {
        yield problem(data, `${type} calls an API when it is read`);
      }
    }
  },
};
