import { parsePlan, plannedConfiguration, Sensitive } from '@archway/terraform';
import { Estate } from '../estate/estate';
import { confusedDeputy } from '../rules/confused-deputy';
import { problemsOf, unseenBy } from '../testing/observe';
import { policyOf } from './policy-of';

/** A plan alone, as `terraform show -json` gives it, whose queue policy is a document of the apply. */
const planned = (statement: object) => {
  const read = {
    address: 'data.aws_iam_policy_document.Orders',
    mode: 'data',
    type: 'aws_iam_policy_document',
    name: 'Orders',
    change: {
      actions: ['read'],
      before: null,
      after: { statement: [statement] },
      after_unknown: { json: true, statement: [{ resources: [true] }] },
    },
  };
  const policy = {
    address: 'aws_sqs_queue_policy.Orders',
    mode: 'managed',
    type: 'aws_sqs_queue_policy',
    name: 'Orders',
    change: {
      actions: ['create'],
      before: null,
      after: {},
      after_unknown: { policy: true, queue_url: true },
    },
  };
  const written = [
    {
      address: 'data.aws_iam_policy_document.Orders',
      mode: 'data',
      type: 'aws_iam_policy_document',
      name: 'Orders',
      expressions: {
        statement: [
          { resources: { references: ['aws_sqs_queue.Orders.arn', 'aws_sqs_queue.Orders'] } },
        ],
      },
    },
    {
      address: 'aws_sqs_queue_policy.Orders',
      mode: 'managed',
      type: 'aws_sqs_queue_policy',
      name: 'Orders',
      expressions: {
        policy: {
          references: [
            'data.aws_iam_policy_document.Orders.json',
            'data.aws_iam_policy_document.Orders',
          ],
        },
      },
    },
  ];
  const json = {
    format_version: '1.2',
    resource_changes: [read, policy],
    configuration: { root_module: { resources: written } },
  };
  return plannedConfiguration(parsePlan(JSON.stringify(json), 'orders/plan.json'));
};

const STATEMENT = {
  actions: ['sqs:SendMessage'],
  principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
};
const CONDITIONS = ['aws:SourceArn', 'aws:SourceAccount'].map((variable) => ({
  test: 'StringEquals',
  variable,
  values: ['111122223333'],
}));

it('reads a document of a plan that only the apply puts together', () => {
  const configuration = planned(STATEMENT);
  const [policy] = new Estate([configuration]).all('aws_sqs_queue_policy');
  if (policy === undefined) throw new Error('no policy');
  expect(policyOf(policy, policy.attributes['policy'])).toMatchObject([
    { actions: ['sqs:SendMessage'], resources: ['${aws_sqs_queue.Orders.arn}'] },
  ]);
  expect(policyOf(policy, new Sensitive('{"Statement":[]}'))).toBeUndefined();
});

it('lets rules judge it as they judge a text', () => {
  expect(problemsOf(confusedDeputy, planned(STATEMENT))).toHaveLength(1);
  const narrowed = planned({ ...STATEMENT, condition: CONDITIONS });
  expect(problemsOf(confusedDeputy, narrowed)).toEqual([]);
  expect(unseenBy(confusedDeputy, narrowed)).toEqual([]);
});
