import { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import type { IFunction } from '@archway/core';
import { notWhole, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { allowInvocation, invocationUri } from '../invocation';

/** What an authorizer needs to know of its API. */
export interface AuthorizedApi {
  readonly restApiId: string;
  readonly executionArn: string;
}

/** Decides who may call a route. */
export abstract class Authorizer extends Construct {
  abstract readonly authorizerId: string;
  /** How a method names the kind of its authorizer. */
  abstract readonly authorizationType: 'COGNITO_USER_POOLS' | 'CUSTOM';
}

export interface LambdaAuthorizerOptions {
  /** The function that answers with a policy. */
  readonly handler: IFunction;

  /**
   * The parts of the request that the function decides by, such as `method.request.header.Authorization`. A request
   * without one of them is refused before the function sees it.
   *
   * @default - the header `Authorization`
   */
  readonly identitySources?: readonly string[];

  /**
   * How long an answer holds for the same identity, in seconds, 0 to 3600. The policy in it must fit every route of the
   * API.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
   * @default 0
   */
  readonly resultTtlSeconds?: number;
}

/** A function that decides by parts of the request. */
export class LambdaAuthorizer extends Authorizer {
  readonly authorizerId: string;
  readonly authorizationType = 'CUSTOM';

  constructor(scope: Construct, id: string, api: AuthorizedApi, options: LambdaAuthorizerOptions) {
    super(scope, id);
    const { handler, identitySources = ['method.request.header.Authorization'] } = options;
    rejectProps(this, [
      notWhole('resultTtlSeconds', options.resultTtlSeconds, 0, 3_600),
      problemIf(identitySources.length === 0, 'identitySources must be at least one, got none'),
    ]);
    const resource = new ApiGatewayAuthorizer(this, 'Default', {
      name: id,
      restApiId: api.restApiId,
      type: 'REQUEST',
      authorizerUri: invocationUri(this, handler),
      identitySource: identitySources.join(','),
      authorizerResultTtlInSeconds: options.resultTtlSeconds ?? 0,
    });
    this.authorizerId = resource.id;
    allowInvocation(this, handler, `${api.executionArn}/authorizers/${resource.id}`);
  }
}

export interface CognitoAuthorizerOptions {
  /** ARNs of the user pools whose tokens are taken. */
  readonly userPoolArns: readonly string[];
}

/** Takes JSON Web Tokens of Cognito user pools from the header `Authorization`. */
export class CognitoAuthorizer extends Authorizer {
  readonly authorizerId: string;
  readonly authorizationType = 'COGNITO_USER_POOLS';

  constructor(scope: Construct, id: string, api: AuthorizedApi, options: CognitoAuthorizerOptions) {
    super(scope, id);
    rejectProps(this, [
      problemIf(options.userPoolArns.length === 0, 'userPoolArns must be at least one, got none'),
    ]);
    const resource = new ApiGatewayAuthorizer(this, 'Default', {
      name: id,
      restApiId: api.restApiId,
      type: 'COGNITO_USER_POOLS',
      providerArns: [...options.userPoolArns],
      identitySource: 'method.request.header.Authorization',
    });
    this.authorizerId = resource.id;
  }
}
