import type { Concern } from '../../review/review';
import { sampleReview } from '../../sample/sample-review';
import { anchorsOf } from './anchors';

const review = sampleReview();
const anchors = anchorsOf(review);
const [plan] = review.plans;
const first = plan?.changes[0];

function concern(about: Partial<Concern>): Concern {
  return {
    kind: 'replace',
    level: 'look',
    plan: plan?.id ?? '',
    address: first?.address ?? '',
    constructPath: '',
    text: '',
    details: [],
    ...about,
  };
}

it('leads from a concern to the change of its resource', () => {
  expect(anchors.concern(concern({}))).toBe('c0-0');
});

it('leads from a finding of a check to how to fix it', () => {
  const [finding] = review.checks.added;
  expect(anchors.concern(concern({ ...finding, kind: 'check-error', text: '' }))).toBe('f0');
});

it('leads from a drift to what changed outside, even where the plan changes it as well', () => {
  const drifted = plan?.drift[0];
  expect(anchors.concern(concern({ kind: 'drift', address: drifted?.address ?? '' }))).toBe('d0-0');
});

it('leads from a role that stays to the change that says what it may do', () => {
  const place = plan?.changes.findIndex(({ meanings }) => meanings.length > 0) ?? -1;
  const [meaning] = plan?.changes[place]?.meanings ?? [];
  const text = meaning?.concern?.text ?? meaning?.text ?? '';
  expect(anchors.concern(concern({ address: 'aws_iam_role.Stays', text }))).toBe(`c0-${place}`);
});

it('leads to the plan where nothing of the resource is shown, and nowhere without one', () => {
  expect(anchors.concern(concern({ address: 'aws_iam_role.Stays' }))).toBe('p0');
  expect(anchors.concern(concern({ address: 'x', plan: 'other' }))).toBeUndefined();
});
