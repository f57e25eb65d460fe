import type { ResourceType } from '../resource-type/resource-type';

export const lambdaFunctionUrl: ResourceType = {
  type: 'aws_lambda_function_url',
  noun: 'function URL',
  forceNew: ['function_name', 'qualifier'],
  loss: { weight: 'identity', holds: 'a name that clients may know' },
  exposures: [
    {
      opens: 'use',
      argument: 'authorization_type',
      when: ['NONE'],
      open: 'can be called by everybody (no authorization)',
      closed: 'asks callers for authorization',
    },
  ],
  example: { authorization_type: 'AWS_IAM' },
};
