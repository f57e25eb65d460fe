import type { ResourceType } from '../resource-type/resource-type';

export const wafv2RuleGroup: ResourceType = {
  type: 'aws_wafv2_rule_group',
  forceNew: ['name_prefix', 'scope'],
  quotas: [
    {
      name: 'ruleGroupCapacity',
      counted: 'WCU of a rule group',
      limit: 5000,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html',
      counts: { number: 'capacity' },
    },
  ],
  example: { scope: 'REGIONAL' },
};
