import type { ResourceType } from '../resource-type/resource-type';
import { networkfirewallFirewall } from './networkfirewall-firewall';
import { wafv2RuleGroup } from './wafv2-rule-group';
import { wafv2WebAcl } from './wafv2-web-acl';
import { wafv2WebAclLoggingConfiguration } from './wafv2-web-acl-logging-configuration';
import { networkfirewallResourcePolicy } from './networkfirewall-resource-policy';

export const FIREWALL: readonly ResourceType[] = [
  networkfirewallFirewall,
  wafv2RuleGroup,
  wafv2WebAcl,
  wafv2WebAclLoggingConfiguration,
  networkfirewallResourcePolicy,
];
