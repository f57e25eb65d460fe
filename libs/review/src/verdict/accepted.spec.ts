import type { Acceptance } from '@archway/checks';
import { reviewPlans } from '../build/review-plans';
import { failing } from '../gate/gate';
import { realPlan } from '../testing/plan-of';
import type { Concern, Review } from '../review/review';

const accepting = (some: Partial<Acceptance> = {}): Review =>
  reviewPlans([{ plan: realPlan('update') }], {
    acceptances: [
      { rule: 'public', at: 'aws_security_group.Web', because: 'a honeypot', file: '', stack: '' },
    ].map((each) => ({ ...each, ...some })),
  });

const ofGroup = ({ verdict }: Review): Concern | undefined =>
  verdict.concerns.find(
    ({ kind, address }) => kind === 'public' && address === 'aws_security_group.Web',
  );

const stops = (review: Review): boolean =>
  failing(review, ['public']).some(({ address }) => address === 'aws_security_group.Web');

it('a concern that somebody accepts is a note with the reason, and stops no gate', () => {
  const review = accepting();
  expect(ofGroup(review)).toMatchObject({ level: 'note', accepted: 'a honeypot' });
  expect(ofGroup(review)?.details[0]).toBe('accepted: a honeypot');
  expect(stops(review)).toBe(false);
  expect(review.verdict.sentence).not.toContain('open to anybody');
});

it.each<[string, Partial<Acceptance>]>([
  ['of another kind', { rule: 'reachable' }],
  ['at another place', { at: 'aws_security_group.Other' }],
  ['of another stack', { stack: 'payments' }],
  ['without a reason', { because: '' }],
])('an acceptance %s accepts nothing', (_, some) => {
  const review = accepting(some);
  expect(ofGroup(review)).toMatchObject({ level: 'stop' });
  expect(ofGroup(review)).not.toHaveProperty('accepted');
  expect(stops(review)).toBe(true);
});

it('is accepted by the path of a construct too', () => {
  expect(stops(accepting({ at: ofGroup(accepting())?.constructPath ?? '' }))).toBe(false);
});

it('a name that is neither a rule nor a kind is found unused, as it is without the plan', () => {
  const kept = (rule: string): number => accepting({ rule }).checks.kept;
  expect(kept('publik')).toBe(kept('public') + 1);
});

it('a finding that nobody accepts stops the gate beside what somebody does', () => {
  const stopped = failing(accepting(), ['public', 'check-error']);
  expect(stopped.map(({ address }) => address)).toContain('aws_security_group.Web');
});
