import type { Part } from '../architecture/architecture';
import type { PolicySource } from '../authorize/policy';

type Texts = Readonly<Record<string, string>>;

export interface IntegrationResponsePart {
  readonly status: number;
  /** The response that is taken when no pattern matches has none. */
  readonly pattern?: string;
  readonly parameters: Texts;
  readonly templates: Texts;
  readonly contentHandling?: string;
}

export interface IntegrationPart {
  readonly address: string;
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  readonly uri: string;
  readonly method: string;
  readonly roleArn?: string;
  readonly parameters: Texts;
  readonly templates: Texts;
  readonly passthrough: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling?: string;
  readonly timeoutMs: number;
  readonly responses: readonly IntegrationResponsePart[];
}

export interface MethodPart {
  readonly address: string;
  /** Such as `/orders/{id}`. */
  readonly path: string;
  /** `ANY` takes every method that has no part of its own. */
  readonly httpMethod: string;
  readonly authorization: string;
  readonly authorizerId?: string;
  readonly scopes: readonly string[];
  readonly apiKeyRequired: boolean;
  /** `method.request.header.X` and whether it is required. */
  readonly parameters: Readonly<Record<string, boolean>>;
  /** The names of models by media type. */
  readonly models: Texts;
  readonly validatesBody: boolean;
  readonly validatesParameters: boolean;
  /** The parameters that each status may have. */
  readonly responses: Readonly<Record<number, readonly string[]>>;
  readonly integration?: IntegrationPart;
}

export interface AuthorizerPart {
  readonly address: string;
  readonly authorizerId: string;
  readonly name: string;
  readonly kind: 'TOKEN' | 'REQUEST' | 'JWT';
  /** The function of a Lambda authorizer, and the role that calls it. */
  readonly functionArn?: string;
  readonly roleArn?: string;
  readonly identitySources: readonly string[];
  readonly pattern?: string;
  readonly ttlSeconds: number;
  /** Of JWT authorizers: who signs, and for whom. An empty list of audiences admits every one. */
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  /** Of HTTP APIs. */
  readonly payloadVersion?: '1.0' | '2.0';
  readonly isSimple?: boolean;
}

export interface GatewayResponsePart {
  readonly type: string;
  readonly status?: number;
  readonly parameters: Texts;
  readonly templates: Texts;
}

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface StagePart extends Part {
  readonly stageName: string;
  readonly variables: Texts;
  readonly accessLog?: { readonly logGroupName: string; readonly format: string };
  /** By `path/METHOD`, by route key, or `*` for all. */
  readonly throttles: Readonly<Record<string, Throttle>>;
}

export interface UsagePlanPart {
  readonly address: string;
  readonly keys: readonly { readonly id: string; readonly value: string; readonly name: string }[];
  readonly stages: readonly { readonly apiId: string; readonly stageName: string }[];
  readonly throttle?: Throttle;
  readonly quota?: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' };
}

/** What REST APIs and HTTP APIs have in common. */
export interface ApiPart extends Part {
  readonly apiId: string;
  readonly apiName: string;
  readonly executionArn: string;
  readonly region: string;
  readonly stages: readonly StagePart[];
  readonly authorizers: readonly AuthorizerPart[];
}

export interface RestApiPart extends ApiPart {
  readonly kind: 'rest';
  readonly methods: readonly MethodPart[];
  /** JSON schemas by the name of their model. */
  readonly models: Texts;
  readonly gatewayResponses: readonly GatewayResponsePart[];
  readonly binaryMediaTypes: readonly string[];
  readonly usagePlans: readonly UsagePlanPart[];
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  readonly policy?: PolicySource;
}

export interface CorsPart {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds?: number;
  readonly credentials: boolean;
}

export interface HttpIntegrationPart {
  readonly address: string;
  readonly type: 'AWS_PROXY' | 'HTTP_PROXY' | 'MOCK';
  /** Such as `SQS-SendMessage`. */
  readonly subtype?: string;
  readonly uri: string;
  readonly method: string;
  readonly roleArn?: string;
  readonly payloadVersion: '1.0' | '2.0';
  readonly parameters: Texts;
  /** Mappings by the status for which they count. */
  readonly responseParameters: Readonly<Record<string, Texts>>;
  readonly timeoutMs: number;
}

export interface HttpRoutePart {
  readonly address: string;
  /** `GET /orders/{id}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly authorization: 'NONE' | 'AWS_IAM' | 'JWT' | 'CUSTOM';
  readonly authorizerId?: string;
  readonly scopes: readonly string[];
  readonly integration?: HttpIntegrationPart;
}

export interface HttpApiPart extends ApiPart {
  readonly kind: 'http';
  readonly routes: readonly HttpRoutePart[];
  readonly cors?: CorsPart;
}

/** The URL of a function. */
export interface FunctionUrlPart extends Part {
  readonly kind: 'function-url';
  readonly apiId: string;
  readonly apiName: string;
  readonly stages: readonly [];
  readonly functionArn: string;
  readonly authorization: 'NONE' | 'AWS_IAM';
  readonly cors?: CorsPart;
}
