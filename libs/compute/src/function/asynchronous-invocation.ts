import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { FunctionBase } from './function-base';
import type { FunctionProps } from './function-props';

/** What decides what becomes of an asynchronous event that fails. */
export type AsynchronousProps = Pick<
  FunctionProps,
  'maxEventAgeSeconds' | 'onFailure' | 'retryAttempts'
>;

const ID = 'AsyncInvocation';

/** Says once what becomes of events that Lambda queues by itself, as it does for S3 and SNS. */
export function retryAsynchronously(
  invoked: FunctionBase & IConstruct,
  { onFailure, retryAttempts, maxEventAgeSeconds }: AsynchronousProps,
): void {
  if (invoked.node.tryFindChild(ID)) return;
  new LambdaFunctionEventInvokeConfig(invoked, ID, {
    functionName: invoked.functionName,
    qualifier: invoked.qualifier,
    maximumRetryAttempts: retryAttempts ?? 2,
    maximumEventAgeInSeconds: maxEventAgeSeconds ?? 21_600,
    destinationConfig: onFailure && { onFailure: { destination: onFailure.queueArn } },
  });
  if (onFailure) {
    onFailure.grantSend(invoked);
  } else {
    Annotations.of(invoked).addWarning(
      'events that fail in every attempt are lost: give onFailure, or let a queue stand in front',
    );
  }
}
