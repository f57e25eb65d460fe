import type { Rule } from '../rule/rule';

/** What is wrong with an acceptance is seen where findings and acceptances meet, not in the Terraform. */
export const unusedAcceptance: Rule = {
  id: 'unused-acceptance',
  group: 'acceptance',
  severity: 'warning',
  title: 'A risk is accepted that is not there, or without a reason',
  looksFor:
    'Accepted risks whose rule finds nothing where they stand, whose rule does not exist, or that give no reason. Rules that did not run say nothing.',
  why: 'An acceptance that nobody needs hides the next mistake of the same kind at the same place.',
  fix: 'Remove the acceptance, fix the name of the rule, or write the reason after "because".',
  awsPage:
    'https://docs.aws.amazon.com/wellarchitected/latest/framework/sec_securely_operate_threat_model.html',
  check: () => [],
};
