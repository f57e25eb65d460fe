import { toBlocks } from './blocks';

it.each([
  ['IPSetReferenceStatement', 'ip_set_reference_statement'],
  ['IPSetForwardedIPConfig', 'ip_set_forwarded_ip_config'],
  ['ForwardedIPConfig', 'forwarded_ip_config'],
  ['ForwardedIP', 'forwarded_ip'],
  ['IP', 'ip'],
  ['ARN', 'arn'],
  ['HTTPMethod', 'http_method'],
  ['JA3Fingerprint', 'ja3_fingerprint'],
  ['AWSManagedRulesATPRuleSet', 'aws_managed_rules_atp_rule_set'],
  ['AWSManagedRulesACFPRuleSet', 'aws_managed_rules_acfp_rule_set'],
  ['AWSManagedRulesBotControlRuleSet', 'aws_managed_rules_bot_control_rule_set'],
  ['CloudWatchMetricsEnabled', 'cloudwatch_metrics_enabled'],
  ['EvaluationWindowSec', 'evaluation_window_sec'],
  ['TextTransformations', 'text_transformation'],
  ['Statements', 'statement'],
  ['CountryCodes', 'country_codes'],
])('writes %s as %s', (api, argument) => {
  expect(toBlocks({ [api]: 1 })).toEqual({ [argument]: 1 });
});

it('goes into lists and objects, and keeps what is empty', () => {
  expect(toBlocks({ OrStatement: { Statements: [{ All: {} }, { Name: 'a' }] } })).toEqual({
    or_statement: { statement: [{ all: {} }, { name: 'a' }] },
  });
});

it('writes a list of fields as a list of their identifiers', () => {
  expect(toBlocks({ AddressFields: [{ Identifier: '/street' }, { Identifier: '/town' }] })).toEqual(
    {
      address_fields: { identifiers: ['/street', '/town'] },
    },
  );
});
