import type { GraphEdge, GraphNode, PlanReview } from '../../review/review';
import { sampleReview } from '../../sample/sample-review';
import { anchorsOf } from '../anchors/anchors';
import { largeReview } from '../browser/large-review';
import { drawingOf, MOST_BOXES } from './drawing-of';

function drawingOfReview(review: ReturnType<typeof sampleReview>) {
  return drawingOf(review.plans[0] as PlanReview, anchorsOf(review));
}

function drawingOfGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[] = []) {
  const review = largeReview(1);
  const plan = { ...(review.plans[0] as PlanReview), graph: { nodes, edges } };
  return drawingOf(plan, anchorsOf(review));
}

const nodeOf = (index: number, path: string, kind: GraphNode['kind'] = 'create'): GraphNode => ({
  address: `aws_sqs_queue.Q${index}`,
  constructPath: `large/${path}`,
  type: 'aws_sqs_queue',
  kind,
});

it('shows each resource, and leads to those that change', () => {
  const review = sampleReview();
  const { boxes, grouped } = drawingOfReview(review);
  expect(grouped).toBe(false);
  const changed = new Set(review.plans[0]?.changes.map(({ address }) => address));
  const staying = boxes.filter(({ id }) => !changed.has(id));
  expect(staying).not.toEqual([]);
  expect(staying.filter(({ anchor }) => anchor !== undefined)).toEqual([]);
  const replaced = boxes.find(({ kind }) => kind === 'replace');
  expect(replaced?.sign).toBe('±');
  expect(replaced?.label).toContain('replaced');
  expect(replaced?.anchor).toMatch(/^c0-\d+$/);
});

it('shows constructs where resources are too many, and the longest paths that leave few enough', () => {
  const resources = drawingOfReview(largeReview(MOST_BOXES));
  expect(resources.grouped).toBe(false);
  const { boxes, grouped } = drawingOfReview(largeReview(MOST_BOXES + 10));
  expect(grouped).toBe(true);
  expect(boxes).toHaveLength(9);
  expect(boxes[0]).toMatchObject({ title: 'Area0 / Part0', subtitle: '8 created', anchor: 'c0-0' });
  expect(drawingOfReview(largeReview(5_000)).boxes).toHaveLength(25);
});

it('marks a construct by the gravest that happens in it', () => {
  const nodes = [
    nodeOf(0, 'Shop/A/Default', 'none'),
    nodeOf(1, 'Shop/B/Default', 'destroy'),
    ...Array.from({ length: MOST_BOXES }, (_, index) =>
      nodeOf(index + 2, `Shop/C${index}/Default`),
    ),
  ];
  expect(drawingOfGraph(nodes).boxes).toEqual([
    expect.objectContaining({
      kind: 'destroy',
      sign: '−',
      subtitle: `1 destroyed, ${MOST_BOXES} created`,
    }),
  ]);
});

it('shows a tie between constructs as new only where all of it is new', () => {
  const nodes = Array.from({ length: MOST_BOXES + 1 }, (_, index) =>
    nodeOf(index, index % 2 === 0 ? `A/Q${index}/Default` : `B/Q${index}/Default`),
  );
  const edge = (from: number, to: number, change?: 'added'): GraphEdge => ({
    from: `aws_sqs_queue.Q${from}`,
    to: `aws_sqs_queue.Q${to}`,
    ...(change !== undefined && { change }),
  });
  expect(drawingOfGraph(nodes, [edge(0, 1, 'added'), edge(2, 3, 'added')]).ties).toEqual([
    { from: 'A', to: 'B', change: 'added' },
  ]);
  expect(drawingOfGraph(nodes, [edge(0, 1, 'added'), edge(2, 3)]).ties).toEqual([
    { from: 'A', to: 'B' },
  ]);
  expect(drawingOfGraph(nodes, [edge(0, 2, 'added')]).ties).toEqual([]);
});
