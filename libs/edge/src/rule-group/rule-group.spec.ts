import { Wafv2RuleGroup } from '@cdktf/provider-aws/lib/wafv2-rule-group';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { RequestField } from '../statement/field';
import { Statement } from '../statement/statement';
import { RuleAction } from '../waf-rule/action';
import type { InspectionRule } from '../waf-rule/waf-rule';
import type { RuleGroupProps } from './rule-group';
import { RuleGroup } from './rule-group';

const geo = Statement.geo(['DE']);
const scripts = Statement.xss({ field: RequestField.uriPath });
const rule = {
  name: 'Scripts',
  statement: scripts,
  action: RuleAction.block(),
} satisfies InspectionRule;

function groupOf(props: Partial<RuleGroupProps> = {}): Synthesized {
  return synth((stack) => {
    new RuleGroup(stack, 'Shared', { scope: 'REGIONAL', rules: [rule], ...props });
  });
}

it('deploys a group at an address of its own', () => {
  expect(groupOf().addresses).toEqual(['aws_wafv2_rule_group.Shared']);
});

it('keeps what its rules need, and is made anew before the old one goes', () => {
  const group = groupOf({ rules: [rule, { ...rule, name: 'Place', statement: geo }] }).only(
    Wafv2RuleGroup,
  );
  expect(group).toMatchObject({
    scope: 'REGIONAL',
    capacity: 41,
    lifecycle: { create_before_destroy: true },
    visibility_config: { metric_name: 'test-test-Shared' },
  });
  expect(group.rule.map(({ name }: { readonly name: string }) => name)).toEqual([
    'Scripts',
    'Place',
  ]);
});

it('keeps room for rules to come', () => {
  expect(
    groupOf({ capacity: 100, description: 'd', metricName: 'm' }).only(Wafv2RuleGroup),
  ).toMatchObject({
    capacity: 100,
    description: 'd',
    visibility_config: { metric_name: 'm' },
  });
});

it('shows what its rules need', () => {
  synth((stack) => {
    const { node } = new RuleGroup(stack, 'Shared', {
      scope: 'REGIONAL',
      rules: [rule],
      capacity: 50,
    });
    expect(node.metadata.map(({ data }) => String(data))).toContain(
      'capacity 50 WCU, of which rules need at most 40: Scripts 40',
    );
  });
});

it('can be deployed elsewhere', () => {
  synth((stack) => {
    const attributes = { ruleGroupArn: 'arn:group', scope: 'REGIONAL', capacity: 7 } as const;
    expect(RuleGroup.fromRuleGroupAttributes(stack, 'Shared', attributes)).toMatchObject(
      attributes,
    );
  });
});

describe.each<[string, Partial<RuleGroupProps>, Partial<RuleGroupProps>, string]>([
  ['no rules', { rules: [] }, {}, "RuleGroup 'test/Shared': rules must be at least one, got none"],
  [
    'less than its rules need',
    { capacity: 39 },
    { capacity: 40 },
    'capacity must be at least 40, which the rules need (Scripts 40), got 39',
  ],
  [
    'more than there can be',
    { capacity: 5_001 },
    { capacity: 5_000 },
    'capacity must be a whole number between 1 and 5000, got 5001',
  ],
  [
    'four levels of and, or, not',
    {
      rules: [
        {
          ...rule,
          statement: Statement.or(geo, Statement.and(geo, Statement.or(geo, Statement.not(geo)))),
        },
      ],
    },
    { rules: [{ ...rule, statement: Statement.and(geo, Statement.or(geo, Statement.not(geo))) }] },
    'rule "Scripts" statement must nest and, or, not at most three deep in a rule group',
  ],
  [
    'a group in a group, as plain JavaScript may pass it',
    {
      rules: [
        {
          name: 'Crs',
          statement: Statement.managedGroup({ name: 'AWSManagedRulesCommonRuleSet' }),
          action: { kind: 'count' },
        } as unknown as InspectionRule,
      ],
    },
    { rules: [rule] },
    'rule "Crs" statement must be no rule group',
  ],
  [
    'CloudFront outside of us-east-1',
    { scope: 'CLOUDFRONT' },
    { scope: 'REGIONAL' },
    'provider must be of us-east-1',
  ],
  [
    'rules of more than 5000 WCU',
    { rules: Array.from({ length: 126 }, (_, index) => ({ ...rule, name: `R${index}` })) },
    { rules: Array.from({ length: 125 }, (_, index) => ({ ...rule, name: `R${index}` })) },
    'the capacity of rules must be at most 5000 WCU, got 5040',
  ],
])('%s', (_what, refused, neighbour, problem) => {
  it('is refused', () => {
    expect(() => groupOf(refused)).toThrow(problem);
  });

  it('has a neighbour that is taken', () => {
    expect(() => groupOf(neighbour)).not.toThrow();
  });
});
