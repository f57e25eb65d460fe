import type { Authorizer } from '../authorizer/authorizer';
import type { JsonSchema } from '../json-schema/json-schema';
import type { RestIntegration } from '../rest-integration/rest-integration';
import type { Throttle } from './rest-api-props';

export const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

export type Method = (typeof METHODS)[number];

/** Methods whose requests carry a body that has to be looked at. */
export const WITH_BODY: readonly Method[] = ['ANY', 'PATCH', 'POST', 'PUT'];

export interface RouteOptions {
  /** What answers. */
  readonly integration: RestIntegration;

  /**
   * Who may call: identities of the account by their IAM policies, whom an authorizer lets in, or `NONE` for everyone.
   *
   * @default 'AWS_IAM'
   */
  readonly authorization?: Authorizer | 'AWS_IAM' | 'NONE';

  /**
   * The scopes of which a token of a Cognito user pool must have one.
   *
   * @default - any token, or none where it is no Cognito authorizer
   */
  readonly authorizationScopes?: readonly string[];

  /**
   * Whether a client must send a key of a usage plan. A key tells clients apart; it does not authorize them.
   *
   * @default false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * What the JSON body must look like; `unvalidated` for anything. Required for `POST`, `PUT`, `PATCH` and `ANY`.
   *
   * @default - none, for methods without a body
   */
  readonly requestBody?: JsonSchema | 'unvalidated';

  /**
   * Headers, each with whether a request without it is refused.
   *
   * @default - none
   */
  readonly headers?: Readonly<Record<string, boolean>>;

  /**
   * Parameters of the query string, each with whether a request without it is refused.
   *
   * @default - none
   */
  readonly queryParameters?: Readonly<Record<string, boolean>>;

  /**
   * @default - that of the API
   */
  readonly throttle?: Throttle;

  /**
   * Which parameters tell cached answers apart, such as `method.request.querystring.page`. Parts of the path always do.
   *
   * @default - the path alone
   */
  readonly cacheKeyParameters?: readonly string[];

  /**
   * How long the backend may take, in milliseconds, 50 to 29000.
   *
   * @default 29000
   */
  readonly timeoutMilliseconds?: number;

  /**
   * The name of the operation in generated clients.
   *
   * @default - none
   */
  readonly operationName?: string;
}
