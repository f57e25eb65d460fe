import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { roleCannotDeliver } from './role-cannot-deliver';

/** A role with a policy that allows some actions on everything. */
const role = (...actions: readonly string[]): Resources => ({
  aws_iam_role: { R: { name: 'r' } },
  aws_iam_role_policy: {
    P: {
      role: '${aws_iam_role.R.name}',
      policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }),
    },
  },
});
const ROLE = '${aws_iam_role.R.arn}';

const pipe = (...actions: readonly string[]) =>
  stackOf({
    ...role(...actions),
    aws_sqs_queue: { In: { name: 'in' } },
    aws_sfn_state_machine: { Work: { name: 'work' } },
    aws_pipes_pipe: {
      P: {
        role_arn: ROLE,
        source: '${aws_sqs_queue.In.arn}',
        target: '${aws_sfn_state_machine.Work.arn}',
      },
    },
  });
const READ = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

it('finds a pipe whose role may not start its target', () => {
  expect(problemsOf(roleCannotDeliver, pipe(...READ))).toEqual([
    'aws_pipes_pipe.P: aws_iam_role.R may not states:StartExecution, and has to deliver to aws_sfn_state_machine.Work',
  ]);
});

it('finds a pipe whose role may not read its source', () => {
  expect(problemsOf(roleCannotDeliver, pipe('states:StartExecution', 'sqs:Receive*'))).toEqual([
    'aws_pipes_pipe.P: aws_iam_role.R may not sqs:DeleteMessage, sqs:GetQueueAttributes, and has to read aws_sqs_queue.In',
  ]);
});

it('accepts a pipe whose role may do both', () => {
  expect(problemsOf(roleCannotDeliver, pipe(...READ, 'states:*'))).toEqual([]);
});

it.each([
  ['kinesis:PutRecords', []],
  [
    'kinesis:DescribeStream',
    [
      'aws_cloudwatch_event_target.T: aws_iam_role.R may not kinesis:PutRecord, and has to deliver to aws_kinesis_stream.S',
    ],
  ],
])('judges an EventBridge target with %s', (action, problems) => {
  const stack = stackOf({
    ...role(action),
    aws_kinesis_stream: { S: { name: 's' } },
    aws_cloudwatch_event_target: { T: { arn: '${aws_kinesis_stream.S.arn}', role_arn: ROLE } },
  });
  expect(problemsOf(roleCannotDeliver, stack)).toEqual(problems);
});

it('finds a function that may not send to its dead-letter queue', () => {
  const stack = stackOf({
    ...role('logs:PutLogEvents'),
    aws_sqs_queue: { Failed: {} },
    aws_lambda_function: {
      F: { role: ROLE, dead_letter_config: [{ target_arn: '${aws_sqs_queue.Failed.arn}' }] },
    },
  });
  expect(problemsOf(roleCannotDeliver, stack)).toEqual([
    'aws_lambda_function.F: aws_iam_role.R may not sqs:SendMessage, and has to deliver to aws_sqs_queue.Failed',
  ]);
});

it('says that it cannot see what a policy of AWS allows', () => {
  const managed = stackOf({
    ...role('logs:PutLogEvents'),
    aws_iam_role_policy_attachment: {
      M: {
        role: '${aws_iam_role.R.name}',
        policy_arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
      },
    },
    aws_sqs_queue: { Q: {} },
    aws_lambda_function: { F: { role: ROLE } },
    aws_lambda_event_source_mapping: {
      M: {
        event_source_arn: '${aws_sqs_queue.Q.arn}',
        function_name: '${aws_lambda_function.F.arn}',
      },
    },
  });
  expect(problemsOf(roleCannotDeliver, managed)).toEqual([]);
  expect(unseenBy(roleCannotDeliver, managed)).toEqual([
    'aws_lambda_event_source_mapping.M: whether aws_iam_role.R may read',
  ]);
});
