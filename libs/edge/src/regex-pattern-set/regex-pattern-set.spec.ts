import { Wafv2RegexPatternSet } from '@cdktf/provider-aws/lib/wafv2-regex-pattern-set';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { RegexPatternSet } from './regex-pattern-set';

function setOf(...patterns: readonly string[]): Synthesized {
  return synth((stack) => {
    new RegexPatternSet(stack, 'Probes', { scope: 'REGIONAL', patterns, description: 'd' });
  });
}

it('deploys a set at an address of its own, made anew before the old one goes', () => {
  const stack = setOf('^/wp-', 'phpmyadmin');
  expect(stack.addresses).toEqual(['aws_wafv2_regex_pattern_set.Probes']);
  expect(stack.only(Wafv2RegexPatternSet)).toEqual({
    scope: 'REGIONAL',
    description: 'd',
    regular_expression: [{ regex_string: '^/wp-' }, { regex_string: 'phpmyadmin' }],
    name_prefix: 'test-test-Probes-',
    lifecycle: { create_before_destroy: true, ignore_changes: ['name_prefix'] },
  });
});

const TEN = Array.from({ length: 10 }, (_, index) => `^/${index}`);

it('holds ten patterns', () => {
  expect(() => setOf(...TEN)).not.toThrow();
});

it.each([
  [[], "RegexPatternSet 'test/Probes': patterns must be 1 to 10, got 0"],
  [[...TEN, '^/10'], 'patterns must be 1 to 10, got 11'],
  [['a', 'a'], 'patterns must hold each once, got ["a","a"]'],
  [['(a)\\1'], 'patterns must do without back-references'],
])('refuses %j', (patterns, problem) => {
  expect(() => setOf(...patterns)).toThrow(problem);
});

it('can be deployed elsewhere', () => {
  synth((stack) => {
    const attributes = { regexPatternSetArn: 'arn:set', scope: 'CLOUDFRONT' } as const;
    expect(
      RegexPatternSet.fromRegexPatternSetAttributes(stack, 'Shared', attributes),
    ).toMatchObject(attributes);
  });
});
