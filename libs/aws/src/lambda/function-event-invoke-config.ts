import type { ResourceType } from '../resource-type/resource-type';

export const lambdaFunctionEventInvokeConfig: ResourceType = {
  type: 'aws_lambda_function_event_invoke_config',
  defaults: { maximum_retry_attempts: 2 },
  forceNew: ['function_name', 'qualifier'],
  guards: [
    {
      topic: 'backup',
      argument: 'destination_config.on_failure',
      kind: 'presence',
      lost: 'no longer keeps failed events',
      gained: 'keeps failed events',
    },
  ],
};
