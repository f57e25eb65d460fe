import { parseStack } from '@archway/terraform';
import type { Acceptance } from '../acceptance/acceptance';
import { baselineText, parseBaseline } from '../baseline/baseline';
import { stackOf } from '../testing/observe';
import { checkConfigurations } from './check-configurations';

const open = stackOf({
  aws_security_group: {
    Ssh: { ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }] },
  },
});
const accepting = (more: Partial<Acceptance> = {}): Acceptance => ({
  rule: 'open-port',
  because: 'a honeypot',
  at: 'aws_security_group.Ssh',
  stack: '',
  file: '.archway.json',
  ...more,
});

it('reports what rules find, with rule, place and fingerprint', () => {
  // #region check
  const stack = parseStack(
    '{"resource":{"aws_sqs_queue":{"Orders":{"fifo_queue":true,"name":"orders"}}}}',
    'stacks/shop/cdk.tf.json',
  );
  const [finding] = checkConfigurations([stack]).findings;
  expect(finding).toMatchObject({
    ruleId: 'fifo-mixed',
    severity: 'error',
    address: 'aws_sqs_queue.Orders',
    message: 'is FIFO, and its name orders does not end in .fifo',
  });
  // #endregion
  expect(finding?.fingerprint).toBe('fifo-mixed shop aws_sqs_queue.Orders name');
});

it('takes an accepted risk for what it is, with its reason', () => {
  const { findings, accepted } = checkConfigurations([open], { acceptances: [accepting()] });
  expect(findings).toEqual([]);
  expect(accepted.map(({ because }) => because)).toEqual(['a honeypot']);
});

it.each([
  [{ rule: 'event-loop' }, 'accepts event-loop, which is no longer found here: remove it'],
  [{ rule: 'no-such-rule' }, 'accepts no-such-rule, and there is no such rule'],
  [{ because: '' }, 'accepts open-port and does not say why: write the reason after "because"'],
])('reports the acceptance %j, and what it does not accept', (more, message) => {
  const { findings } = checkConfigurations([open], { acceptances: [accepting(more)] });
  expect(findings.map((finding) => finding.message)).toEqual([
    expect.stringContaining('the internet may reach tcp 22'),
    message,
  ]);
});

it('says nothing of an acceptance whose rule did not run', () => {
  const { findings } = checkConfigurations([open], {
    rules: [],
    acceptances: [accepting({ rule: 'event-loop' })],
  });
  expect(findings).toEqual([]);
});

it('says nothing of an acceptance that somebody else judges', () => {
  const acceptances = [accepting(), accepting({ rule: 'public' })];
  const messages = (otherRules: readonly string[]): readonly string[] =>
    checkConfigurations([open], { acceptances, otherRules }).findings.map(({ message }) => message);
  expect(messages(['public'])).toEqual([]);
  expect(messages(['admin'])).toEqual(['accepts public, and there is no such rule']);
});

it('leaves out what the baseline knows, and says what of it is fixed', () => {
  const before = checkConfigurations([open]).findings;
  const baseline = new Set([...parseBaseline(baselineText(before)), 'event-loop shop gone']);
  const { findings, known, fixed } = checkConfigurations([open], { baseline });
  expect([findings.length, known.length, fixed]).toEqual([0, 1, ['event-loop shop gone']]);
});

it('reports from a severity on', () => {
  const stack = stackOf({ aws_cloudfront_distribution: { D: {} } });
  expect(checkConfigurations([stack], { severity: 'warning' }).findings).toHaveLength(1);
  expect(checkConfigurations([stack], { severity: 'error' }).findings).toEqual([]);
});

it.each(['[]', '{"known":"x"}', 'no'])('rejects %s as a baseline', (text) => {
  expect(() => parseBaseline(text)).toThrow(/^is no(t valid)? /);
});
