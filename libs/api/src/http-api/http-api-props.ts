import type { IKey, LogRetentionDays } from '@archway/core';
import type { CorsOptions } from '../cors/cors';
import type { ApiDomain } from '../domain/domain';
import type { HttpAuthorizer } from '../http-authorizer/http-authorizer';
import type { HttpIntegration } from '../http-integration/http-integration';
import type { Throttle } from '../rest-api/rest-api-props';

/** The numbers are those of https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html. */
export interface HttpApiProps {
  /**
   * 1 to 128 characters.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly apiName?: string;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * The name of the one stage: `$default`, which adds nothing to the address, or 1 to 128 letters, digits, `_` and `-`.
   *
   * @default '$default'
   */
  readonly stageName?: string;

  /**
   * How many requests all clients together may make on each route; `false` for as many as the account may have.
   *
   * @default - 100 a second, 200 at once
   */
  readonly throttle?: Throttle | false;

  /**
   * Whether each change is live as soon as Terraform has made it. Without it, all changes of an apply go live together,
   * in a deployment that is made anew exactly when the API changes.
   *
   * @default false
   */
  readonly autoDeploy?: boolean;

  /**
   * Which pages of other origins may call. API Gateway answers the browser's question itself.
   *
   * @default - pages of other origins cannot read answers
   */
  readonly cors?: CorsOptions;

  /**
   * For how many days access logs are kept.
   *
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;

  /**
   * The customer managed key that access logs are encrypted with.
   *
   * @default - CloudWatch's own
   */
  readonly logEncryptionKey?: IKey;

  /**
   * Whether CloudWatch counts each route apart. Costs metrics.
   *
   * @default false
   */
  readonly detailedMetrics?: boolean;

  /**
   * Turns off the name that AWS gives the API.
   *
   * @default - true with a domain, so that nobody goes around it
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * @default - the name that AWS gives the API
   */
  readonly domain?: ApiDomain;

  /**
   * Values that integrations read as `$stageVariables`.
   *
   * @default - none
   */
  readonly stageVariables?: Readonly<Record<string, string>>;
}

export const HTTP_METHODS = [
  'ANY',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
] as const;

export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Methods whose requests carry a body. */
export const HTTP_METHODS_WITH_BODY: readonly HttpMethod[] = ['ANY', 'PATCH', 'POST', 'PUT'];

export interface HttpRouteOptions {
  /** What answers. */
  readonly integration: HttpIntegration;

  /**
   * Who may call: identities of the account by their IAM policies, whom an authorizer lets in, or `NONE` for everyone.
   *
   * @default 'AWS_IAM'
   */
  readonly authorization?: HttpAuthorizer | 'AWS_IAM' | 'NONE';

  /**
   * Scopes of which a token must have one. Rejected without a `JwtAuthorizer`.
   *
   * @default - any token
   */
  readonly authorizationScopes?: readonly string[];

  /**
   * HTTP APIs look at no body. Required for `POST`, `PUT`, `PATCH` and `ANY`, where it says that what answers does.
   *
   * @default - none, for methods without a body
   */
  readonly requestBody?: 'unvalidated';

  /**
   * @default - that of the API
   */
  readonly throttle?: Throttle;

  /**
   * How long the backend may take, in milliseconds, 50 to 30000.
   *
   * @default 30000
   */
  readonly timeoutMilliseconds?: number;

  /**
   * The name of the operation in generated clients.
   *
   * @default - none
   */
  readonly operationName?: string;
}
