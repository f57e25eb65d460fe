import type { ResourceType } from '../resource-type/resource-type';

export const wafv2WebAclLoggingConfiguration: ResourceType = {
  type: 'aws_wafv2_web_acl_logging_configuration',
  references: { resource_arn: ['aws_wafv2_web_acl'] },
  forceNew: ['log_destination_configs', 'resource_arn'],
  removal: {
    topic: 'alarms',
    text: 'requests to the web ACL are no longer logged',
    about: ['resource_arn'],
  },
  example: {
    log_destination_configs: ['arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-example'],
    resource_arn:
      'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/example/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a10',
  },
};
