import { CONCERNS, TOPICS } from '../review/review';
import { sampleReview } from './sample-review';

const review = sampleReview();
const changes = review.plans.flatMap((plan) => plan.changes);

describe('the sample review', () => {
  it('has every kind of concern, the worst first', () => {
    const kinds = review.verdict.concerns.map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(Object.keys(CONCERNS));
  });

  it('has a meaning of every topic', () => {
    const topics = changes.flatMap(({ meanings }) => meanings.map(({ topic }) => topic));
    expect([...new Set(topics)].sort()).toEqual(Object.keys(TOPICS).sort());
  });

  it('has every kind of change, and a node of the graph that is read', () => {
    const nodes = review.plans.flatMap(({ graph }) => graph.nodes.map(({ kind }) => kind));
    expect([...new Set(nodes)].sort()).toEqual([
      'create',
      'destroy',
      'forget',
      'import',
      'move',
      'none',
      'read',
      'replace',
      'update',
    ]);
  });

  it('has no edge to what is not a node', () => {
    for (const { graph } of review.plans) {
      const addresses = new Set(graph.nodes.map(({ address }) => address));
      const ends = graph.edges.flatMap(({ from, to }) => [from, to]);
      expect(ends.filter((address) => !addresses.has(address))).toEqual([]);
    }
  });
});
