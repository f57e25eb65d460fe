import type { ResourceType } from '../resource-type/resource-type';

export const wafv2WebAcl: ResourceType = {
  type: 'aws_wafv2_web_acl',
  quotas: [
    {
      name: 'webAclCapacity',
      counted: 'WCU of the rule groups of a web ACL',
      limit: 5000,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html',
    },
  ],
  example: { scope: 'REGIONAL', default_action: [{ allow: [{}] }] },
};
