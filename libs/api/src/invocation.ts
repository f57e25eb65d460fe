import type { IFunction } from '@archway/core';
import { environmentOf } from '@archway/core';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { Construct } from 'constructs';

/** Lets API Gateway invoke a function for one route or authorizer. */
export function allowInvocation(
  scope: Construct,
  handler: IFunction,
  sourceArn: string,
): LambdaPermission {
  return new LambdaPermission(scope, 'Permission', {
    action: 'lambda:InvokeFunction',
    functionName: handler.functionName,
    qualifier: handler.qualifier,
    principal: 'apigateway.amazonaws.com',
    sourceArn,
    sourceAccount: environmentOf(scope).accountId,
  });
}

/** The URI under which API Gateway invokes a function. */
export function invocationUri(scope: Construct, handler: IFunction): string {
  const { partition, region } = environmentOf(scope);
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`;
}
