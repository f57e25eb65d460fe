import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { TerraformStack } from 'cdktf';
import { testApp } from '../synth/synth';
import { itPlans } from '@archway/rehearsal';
import { planOffline } from './plan-offline';

function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(testApp(), 'orders');
  new AwsProvider(stack, 'aws', { region: 'eu-central-1', allowedAccountIds: ['111122223333'] });
  stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
  build(stack);
  return stack;
}

// #region example
itPlans('says what the real provider would create', () => {
  const plan = planOffline(
    stackWith((stack) => {
      new SqsQueue(stack, 'Orders', { delaySeconds: 5 });
    }),
  );
  expect(plan.inventory).toEqual({ aws_sqs_queue: 1 });
  expect(plan.at('aws_sqs_queue.Orders')).toMatchObject({
    delay_seconds: 5,
    visibility_timeout_seconds: 30,
  });
});
// #endregion

itPlans('throws what the provider refuses', () => {
  const stack = stackWith((scope) => {
    new SqsQueue(scope, 'Orders', { delaySeconds: 901 });
  });
  expect(() => planOffline(stack)).toThrow(/delay_seconds to be in the range \(0 - 900\)/);
});
