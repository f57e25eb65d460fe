import { synth } from '@archway/testing';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { warnDeployedElsewhere, warnOfStatement } from './deployed-elsewhere';

it('says what must hold, and what Terraform computes by its reference', () => {
  const stack = synth((scope) => {
    const topic = new SnsTopic(scope, 'Uploads');
    warnDeployedElsewhere(scope, `its policy must let ${topic.arn} in`);
  });
  expect(stack.warnings).toEqual([
    'test: this is deployed elsewhere: its policy must let ${aws_sns_topic.Uploads.arn} in',
  ]);
});

it('says the same once', () => {
  const stack = synth((scope) => {
    const statement = { actions: ['s3:GetObject'], resources: ['*'] };
    warnOfStatement(scope, statement);
    warnOfStatement(scope, statement);
    warnOfStatement(scope, statement, "its role's policy");
  });
  expect(stack.warnings).toHaveLength(2);
});
