import { realPlan } from '../testing/plan-of';
import { reviewPlans } from '../build/review-plans';
import type { PlanReview } from '../review/review';

const graphOf = (name: string): PlanReview['graph'] => {
  const [plan] = reviewPlans([{ plan: realPlan(name) }]).plans;
  if (plan === undefined) throw new Error('no plan');
  return plan.graph;
};

describe('the graph', () => {
  it('has what changes and its neighbours, and what ties them', () => {
    const { nodes, edges } = graphOf('unknown');
    expect(nodes.map(({ address, kind }) => `${kind} ${address}`).sort()).toEqual([
      'none aws_s3_bucket.Photos',
      'none aws_sqs_queue.Thumbnails',
      'replace aws_sns_topic.Uploaded',
      'replace aws_sns_topic_subscription.Thumbnails',
      'update aws_s3_bucket_notification.Photos',
      'update aws_sqs_queue_policy.Thumbnails',
    ]);
    expect(edges).toContainEqual({
      from: 'aws_s3_bucket_notification.Photos',
      to: 'aws_sns_topic.Uploaded',
    });
  });

  it('goes through data sources to what they are made of', () => {
    expect(graphOf('unknown').edges).toContainEqual({
      from: 'aws_sqs_queue_policy.Thumbnails',
      to: 'aws_sns_topic.Uploaded',
    });
  });

  it('marks the ties of what is new', () => {
    const { edges } = graphOf('create');
    expect(edges.length).toBeGreaterThan(5);
    expect(edges.every(({ change }) => change === 'added')).toBe(true);
  });

  it('has no tie to what is no node', () => {
    for (const name of ['create', 'unknown', 'modules', 'destroy', 'update']) {
      const { nodes, edges } = graphOf(name);
      const addresses = new Set(nodes.map(({ address }) => address));
      expect(edges.filter(({ from, to }) => !addresses.has(from) || !addresses.has(to))).toEqual(
        [],
      );
    }
  });

  it.each(['no-op', 'noise'])('is empty where nothing changes that matters: %s', (name) => {
    expect(graphOf(name)).toEqual({ nodes: [], edges: [] });
  });
});
