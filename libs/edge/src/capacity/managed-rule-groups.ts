/**
 * The WCU of AWS's own rule groups, by name.
 *
 * "AWS Managed Rules rule groups list":
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html and the pages below it, which
 * state the numbers of the newest static versions.
 */
export const MANAGED_RULE_GROUP_CAPACITY: Readonly<Record<string, number>> = {
  // "Baseline rule groups"
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  // "Use-case specific rule groups"
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesWordPressRuleSet: 100,
  // "IP reputation rule groups"
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  // "AWS WAF Fraud Control account creation fraud prevention (ACFP) rule group"
  AWSManagedRulesACFPRuleSet: 50,
  // "AWS WAF Fraud Control account takeover prevention (ATP) rule group"
  AWSManagedRulesATPRuleSet: 50,
  // "AWS WAF Bot Control rule group"
  AWSManagedRulesBotControlRuleSet: 50,
};
