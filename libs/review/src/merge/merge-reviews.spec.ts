import type { Concern, Counts, PlanReview, Review } from '../review/review';
import { mergeReviews } from './merge-reviews';

const NONE: Counts = {
  create: 0,
  update: 0,
  replace: 0,
  destroy: 0,
  move: 0,
  import: 0,
  forget: 0,
  noise: 0,
  unchanged: 0,
};

const concern = (kind: Concern['kind'], level: Concern['level'], plan: string): Concern => ({
  kind,
  level,
  plan,
  address: 'aws_sqs_queue.Intake',
  constructPath: `${plan}/Intake`,
  text: `${kind} in ${plan}`,
  details: [],
});

const review = (
  app: string,
  stack: string,
  counts: Partial<Counts>,
  concerns: readonly Concern[] = [],
): Review => {
  const own = { ...NONE, ...counts };
  const plan: PlanReview = {
    id: stack,
    app,
    stack,
    withoutState: false,
    counts: own,
    changes: [],
    drift: [],
    outputs: [],
    graph: { nodes: [], edges: [] },
  };
  const finding = {
    ruleId: 'unread-queue',
    severity: 'warning' as const,
    plan: stack,
    address: 'aws_sqs_queue.Intake',
    constructPath: 'Intake',
    message: 'nobody reads it',
    fix: 'read it',
    awsPage: '',
  };
  return {
    version: 1,
    verdict: { level: 'clean', sentence: '', concerns },
    counts: own,
    plans: [plan],
    checks: { added: [finding], fixed: [], kept: 2, unseen: 1 },
  };
};

it('leads with the worst concern of all reviews, and sums up', () => {
  const merged = mergeReviews([
    review('edge', 'edge-dev', { update: 1, unchanged: 3 }, [concern('alarm', 'look', 'edge-dev')]),
    review('shop', 'shop-dev', { update: 2 }, [concern('public', 'stop', 'shop-dev')]),
  ]);
  expect(merged.verdict.level).toBe('stop');
  expect(merged.verdict.concerns.map(({ text }) => text)).toEqual([
    'public in shop-dev',
    'alarm in edge-dev',
  ]);
  expect(merged.counts).toEqual({ ...NONE, renamed: 0, update: 3, unchanged: 3 });
  expect([merged.checks.added.length, merged.checks.kept, merged.checks.unseen]).toEqual([2, 4, 2]);
});

it('tells stacks of the same name apart by their apps, wherever they are named', () => {
  const merged = mergeReviews([
    review('edge', 'dev', {}, [concern('alarm', 'look', 'dev')]),
    review('shop', 'dev', {}),
    review('shop', 'prod', {}),
  ]);
  expect(merged.plans.map(({ id }) => id)).toEqual(['edge/dev', 'shop/dev', 'prod']);
  expect(merged.verdict.concerns.map(({ plan }) => plan)).toEqual(['edge/dev']);
  expect(merged.checks.added.map(({ plan }) => plan)).toEqual(['edge/dev', 'shop/dev', 'prod']);
});

it('says that the base stands for what is deployed where it does so for one of them', () => {
  const apart = review('shop', 'shop-dev', { update: 1 });
  const [plan] = apart.plans as [PlanReview];
  const against = { ...apart, plans: [{ ...plan, againstBase: true }] };
  const other = review('edge', 'edge-dev', { update: 1 });
  const sentence = 'compared with a plan of the base and not with what is deployed';
  expect(mergeReviews([other, against]).verdict.sentence).toContain(sentence);
  expect(mergeReviews([other, apart]).verdict.sentence).not.toContain(sentence);
});

it('says that nothing changes where no review has a change', () => {
  expect(mergeReviews([review('shop', 'dev', { unchanged: 4 })]).verdict.level).toBe('nothing');
  expect(mergeReviews([]).verdict.level).toBe('nothing');
});
