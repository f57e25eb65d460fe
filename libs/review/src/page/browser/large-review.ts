import { NO_COUNTS } from '../../build/counts';
import type { Change, GraphEdge, Review } from '../../review/review';
import { sampleReview } from '../../sample/sample-review';

const TYPES = ['aws_sqs_queue', 'aws_sns_topic', 'aws_lambda_function', 'aws_iam_role'];
/** Resources of a construct. */
const IN_A_CONSTRUCT = 8;

/** A first deployment of so many resources, each with attributes as a provider's schema has them. */
export function largeReview(count: number): Review {
  const sample = sampleReview();
  const changes = Array.from({ length: count }, (_, index) => changeOf(index));
  const counts = { ...NO_COUNTS, create: count };
  return {
    ...sample,
    verdict: { level: 'clean', sentence: `${count} resources are created`, concerns: [] },
    counts,
    plans: [
      {
        id: 'large',
        stack: 'large',
        withoutState: true,
        counts,
        changes,
        drift: [],
        outputs: [],
        graph: {
          nodes: changes.map(({ address, constructPath, type, kind }) => ({
            address,
            constructPath,
            type,
            kind,
          })),
          edges: changes.slice(1).map(edgeOf),
        },
      },
    ],
    checks: { added: [], fixed: [], kept: 0, unseen: 0 },
  };
}

function changeOf(index: number): Change {
  const type = TYPES[index % TYPES.length] ?? 'aws_sqs_queue';
  const construct = `Area${Math.floor(index / 200)}/Part${Math.floor(index / IN_A_CONSTRUCT)}`;
  return {
    address: `${type}.Resource${index}`,
    constructPath: `large/${construct}/Resource${index}`,
    type,
    module: '',
    kind: 'create',
    noise: false,
    attributes: Array.from({ length: 15 }, (_, place) => ({
      path: `attribute_${place}`,
      after: place < 10 ? `value ${place} of resource ${index}` : '(known after apply)',
      ...(place < 10 ? {} : { noise: 'computed' as const }),
    })),
    meanings: [],
  };
}

function edgeOf({ address }: Change, index: number): GraphEdge {
  const to = TYPES[index % TYPES.length];
  return { from: address, to: `${to}.Resource${index}`, change: 'added' };
}
