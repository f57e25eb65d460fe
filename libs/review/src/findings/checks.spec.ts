import { planOf, realPlan, type Said } from '../testing/plan-of';
import { reviewPlans } from '../build/review-plans';
import { failing } from '../gate/gate';
import type { Review } from '../review/review';

const OPEN = {
  name: 'web',
  ingress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] }],
};
const CLOSED = {
  name: 'web',
  ingress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'] }],
};

const checks = (resources: Readonly<Record<string, Said>>): Review['checks'] =>
  reviewPlans([{ plan: planOf(resources) }]).checks;

const ids = (found: Review['checks']['added']): readonly string[] =>
  found.map(({ ruleId }) => ruleId);

describe('findings', () => {
  it('are new where there was none, with how to fix them', () => {
    const { added, fixed, kept } = checks({
      'aws_security_group.A': { before: CLOSED, after: OPEN },
    });
    expect(added).toMatchObject([
      { ruleId: 'open-port', severity: 'error', plan: 'shop', address: 'aws_security_group.A' },
    ]);
    expect(added[0]?.fix).not.toBe('');
    expect([fixed, kept]).toEqual([[], 0]);
  });

  it('are fixed where there is none left', () => {
    const found = checks({ 'aws_security_group.A': { before: OPEN, after: CLOSED } });
    expect([ids(found.added), ids(found.fixed)]).toEqual([[], ['open-port']]);
  });

  it('are kept where they were', () => {
    const found = checks({
      'aws_security_group.A': { before: OPEN, after: { ...OPEN, name: 'x' } },
    });
    expect([found.added, found.fixed, found.kept]).toEqual([[], [], 1]);
  });

  it('are kept where their resource moves, with or without a moved block', () => {
    const moved = { before: OPEN, after: OPEN, rest: { previous_address: 'aws_security_group.A' } };
    const estates: readonly Readonly<Record<string, Said>>[] = [
      { 'aws_security_group.B': moved },
      { 'aws_security_group.A': { before: OPEN }, 'aws_security_group.B': { after: OPEN } },
    ];
    for (const resources of estates) {
      const found = checks(resources);
      expect([found.added, found.fixed, found.kept]).toEqual([[], [], 1]);
    }
  });

  it('are no news where nothing changes', () => {
    const { checks: found } = reviewPlans([{ plan: realPlan('no-op') }]);
    expect([found.added, found.fixed, found.kept]).toEqual([[], [], 5]);
  });

  it('are none where somebody accepts the risk', () => {
    const acceptance = {
      rule: 'open-port',
      because: 'a honeypot',
      file: 'acceptances.json',
      stack: 'shop',
      at: 'aws_security_group.A',
    };
    const plan = planOf({ 'aws_security_group.A': { before: CLOSED, after: OPEN } });
    const added = (acceptances: readonly (typeof acceptance)[]): readonly string[] =>
      ids(reviewPlans([{ plan }], { acceptances }).checks.added);
    expect(added([acceptance])).toEqual([]);
    expect(added([{ ...acceptance, at: 'aws_security_group.B' }])).toContain('open-port');
  });

  it('are not fixed where only the acceptance of a new risk begins to be needed', () => {
    const plan = planOf({ 'aws_security_group.A': { before: CLOSED, after: OPEN } });
    const acceptance = { file: 'acceptances.json', stack: 'shop', at: 'aws_security_group.A' };
    const { checks: found } = reviewPlans([{ plan }], {
      acceptances: [{ ...acceptance, rule: 'open-port', because: 'a honeypot' }],
    });
    expect([ids(found.added), ids(found.fixed)]).toEqual([[], []]);
  });

  it('are looked for by the given rules only', () => {
    const plan = planOf({ 'aws_security_group.A': { before: CLOSED, after: OPEN } });
    expect(reviewPlans([{ plan }], { rules: [] }).checks.added).toEqual([]);
  });
});

describe('the verdict on findings', () => {
  it('says that nobody can say they are new where there is no state', () => {
    const { concerns } = reviewPlans([{ plan: realPlan('create') }]).verdict;
    const errors = concerns.filter(({ kind }) => kind === 'check-error');
    expect(errors.map(({ level, details }) => [level, details?.[0]])).toEqual([
      ['note', 'rule role-cannot-deliver'],
      ['note', 'rule unsatisfiable-filter'],
      ['note', 'rule not-let-in'],
    ]);
    expect(concerns.map(({ text }) => text)).toContain(
      'Planned without a state: everything counts as new, and nothing can be said of what is deployed',
    );
  });

  it('gathers many of one rule', () => {
    const volumes = (count: number): Readonly<Record<string, Said>> => ({
      'aws_sqs_queue.Old': { before: { name: 'old' }, after: { name: 'old' } },
      ...Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `aws_ebs_volume.V${at}`,
          { after: { availability_zone: 'eu-west-1a', size: 10, encrypted: false } },
        ]),
      ),
    });
    const told = (count: number): readonly string[] =>
      reviewPlans([{ plan: planOf(volumes(count)) }])
        .verdict.concerns.filter(({ kind }) => kind.startsWith('check-'))
        .map(({ text }) => text);
    expect(told(3)).toHaveLength(3);
    expect(told(4)).toEqual([expect.stringMatching(/; 3 more of rule unencrypted-store$/)]);
  });
});

describe('a finding that says what a meaning says', () => {
  const opened = planOf({ 'aws_security_group.A': { before: CLOSED, after: OPEN } });

  it('is no further line, and a gate on findings stops at that line', () => {
    const review = reviewPlans([{ plan: opened }]);
    expect(review.verdict.concerns).toMatchObject([{ kind: 'public', also: ['check-error'] }]);
    expect(review.checks.added).toHaveLength(1);
    expect(failing(review, ['check-error'])).toHaveLength(1);
    expect(failing(review, ['admin'])).toEqual([]);
  });

  it('is a line of its own where it is about something else', () => {
    const review = reviewPlans([
      {
        plan: planOf({
          'aws_ebs_volume.Old': { before: { size: 1 }, after: { size: 1 } },
          'aws_ebs_volume.V': { after: { availability_zone: 'a', size: 10, encrypted: false } },
        }),
      },
    ]);
    const [concern] = review.verdict.concerns;
    expect(concern?.kind).toMatch(/^check-/);
    expect(concern?.also).toBeUndefined();
  });
});
