import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { sameName } from './same-name';

const found = (resources: Resources, rest: object = {}) =>
  problemsOf(sameName, stackOf(resources, rest));

it('finds two queues with one name', () => {
  expect(found({ aws_sqs_queue: { A: { name: 'orders' }, B: { name: 'orders' } } })).toEqual([
    'aws_sqs_queue.B: has the name orders, as aws_sqs_queue.A has',
  ]);
});

it.each<[string, Resources]>([
  ['two names', { aws_sqs_queue: { A: { name: 'orders' }, B: { name: 'returns' } } }],
  ['names that AWS makes', { aws_sqs_queue: { A: {}, B: {} } }],
  [
    'names that are not known',
    { aws_sqs_queue: { A: { name: '${var.x}' }, B: { name: '${var.x}' } } },
  ],
  [
    'two types',
    { aws_sqs_queue: { A: { name: 'orders' } }, aws_sns_topic: { B: { name: 'orders' } } },
  ],
  [
    'two providers',
    { aws_iam_role: { A: { name: 'r' }, B: { name: 'r', provider: 'aws.other' } } },
  ],
])('leaves %s alone', (_what, resources) => {
  expect(found(resources)).toEqual([]);
});

it('leaves two stacks alone, which may be of two accounts', () => {
  const stack = (name: string) => stackOf({ aws_sqs_queue: { A: { name: 'orders' } } }, {}, name);
  expect(problemsOf(sameName, stack('dev'), stack('prod'))).toEqual([]);
});
