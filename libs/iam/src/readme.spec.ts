// #region example
import { evaluate, explain, readPolicy, UNKNOWN_VALUE } from '@archway/iam';

const policy = readPolicy('the queue policy', {
  Version: '2012-10-17',
  Statement: {
    Sid: 'Office',
    Effect: 'Allow',
    Principal: { AWS: '111122223333' },
    Action: 'sqs:SendMessage',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  },
});
// #endregion

it('says what a decision depends on', () => {
  if ('problem' in policy) throw new Error(policy.problem);
  const decision = evaluate(
    {
      principal: { kind: 'arn', arn: 'arn:aws:iam::444455556666:user/ann' },
      action: 'sqs:SendMessage',
      resource: 'arn:aws:sqs:eu-west-1:111122223333:orders',
      resourceAccount: '111122223333',
      context: { keys: { 'aws:SourceIp': UNKNOWN_VALUE }, otherKeys: 'absent' },
    },
    { resource: policy },
  );
  expect([decision.verdict, explain(decision)]).toEqual([
    'implicitly denied',
    [
      'no statement of the resource policy allows it',
      'no statement of the identity policies allows it',
    ],
  ]);
});
