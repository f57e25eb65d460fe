import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import type { IFunction } from '@archway/core';
import { notMatching, notWhole, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { allowInvocation, invocationUri } from '../invocation';

/** Decides who may call a route of an HTTP API. */
export abstract class HttpAuthorizer extends Construct {
  abstract readonly authorizerId: string;
  abstract readonly authorizationType: 'CUSTOM' | 'JWT';
}

/** The HTTP API of an authorizer. */
export interface AuthorizedHttpApi {
  readonly apiId: string;
  readonly executionArn: string;
}

export interface JwtAuthorizerOptions {
  /** The issuer's address, at which its keys are found: `https://…`. */
  readonly issuer: string;
  /** Of which the token must name one. */
  readonly audience: readonly string[];

  /**
   * Where the token is.
   *
   * @default '$request.header.Authorization'
   */
  readonly identitySource?: string;
}

/** Lets in whoever has a JSON Web Token of an issuer. API Gateway checks it itself. */
export class JwtAuthorizer extends HttpAuthorizer {
  readonly authorizerId: string;
  readonly authorizationType = 'JWT';

  constructor(
    scope: Construct,
    id: string,
    api: AuthorizedHttpApi,
    { issuer, audience, identitySource }: JwtAuthorizerOptions,
  ) {
    super(scope, id);
    rejectProps(this, [
      notMatching('issuer', issuer, /^https:\/\/\S+$/, 'an https:// address'),
      problemIf(audience.length === 0, 'audience must be at least one, got none'),
      notMatching('identitySource', identitySource, SOURCE, SOURCE_RULE),
    ]);
    this.authorizerId = new Apigatewayv2Authorizer(this, 'Default', {
      apiId: api.apiId,
      name: id,
      authorizerType: 'JWT',
      identitySources: [identitySource ?? '$request.header.Authorization'],
      jwtConfiguration: { issuer, audience: [...audience] },
    }).id;
  }
}

export interface HttpLambdaAuthorizerOptions {
  /** Answers `{ isAuthorized: boolean, context?: {…} }`. */
  readonly handler: IFunction;

  /**
   * What a request must have for the function to be asked, and what answers are remembered by.
   *
   * @default - the header `Authorization`
   */
  readonly identitySources?: readonly string[];

  /**
   * How long an answer is remembered, in seconds, 0 to 3600.
   *
   * @default 0
   */
  readonly resultTtlSeconds?: number;
}

const SOURCE =
  /^\$(request\.(header|querystring)\.[A-Za-z0-9_.-]+|context\.[A-Za-z0-9_.]+|stageVariables\.\w+)$/;
const SOURCE_RULE = 'a source such as $request.header.Authorization';

/** Lets a function decide who may call. */
export class HttpLambdaAuthorizer extends HttpAuthorizer {
  readonly authorizerId: string;
  readonly authorizationType = 'CUSTOM';

  constructor(
    scope: Construct,
    id: string,
    api: AuthorizedHttpApi,
    options: HttpLambdaAuthorizerOptions,
  ) {
    super(scope, id);
    const { handler, identitySources = ['$request.header.Authorization'] } = options;
    rejectProps(this, [
      notWhole('resultTtlSeconds', options.resultTtlSeconds, 0, 3_600),
      problemIf(identitySources.length === 0, 'identitySources must be at least one, got none'),
      ...identitySources.map((source) =>
        notMatching('identitySources', source, SOURCE, SOURCE_RULE),
      ),
    ]);
    const resource = new Apigatewayv2Authorizer(this, 'Default', {
      apiId: api.apiId,
      name: id,
      authorizerType: 'REQUEST',
      authorizerUri: invocationUri(this, handler),
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      identitySources: [...identitySources],
      authorizerResultTtlInSeconds: options.resultTtlSeconds ?? 0,
    });
    this.authorizerId = resource.id;
    allowInvocation(this, handler, `${api.executionArn}/authorizers/${resource.id}`);
  }
}
