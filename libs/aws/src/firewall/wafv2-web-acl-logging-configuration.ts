import type { ResourceType } from '../resource-type/resource-type';

export const wafv2WebAclLoggingConfiguration: ResourceType = {
  type: 'aws_wafv2_web_acl_logging_configuration',
  references: { resource_arn: ['aws_wafv2_web_acl'] },
  removal: {
    topic: 'alarms',
    text: 'requests to the web ACL are no longer logged',
    about: ['resource_arn'],
  },
};
