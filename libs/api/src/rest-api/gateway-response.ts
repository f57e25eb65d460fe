import { ApiGatewayGatewayResponse } from '@cdktf/provider-aws/lib/api-gateway-gateway-response';
import type { Problem } from '@archway/core';
import { notMatching, notOneOf } from '@archway/core';
import type { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const TYPES = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
] as const;

export type GatewayResponseType = (typeof TYPES)[number];

/** What the API itself answers. */
export interface GatewayResponseOptions {
  /**
   * @default - that of the type
   */
  readonly statusCode?: string;

  /**
   * What makes the JSON body. `$context.error.messageString` is the message in quotes.
   *
   * @default - a JSON object with the message
   */
  readonly template?: string;

  /**
   * Headers, by name, with the mapping expressions that give their values: a constant stands in single quotes.
   *
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
}

export function gatewayResponseProblems(
  type: GatewayResponseType,
  { statusCode }: GatewayResponseOptions,
): readonly Problem[] {
  return [
    notOneOf('type', type, TYPES),
    notMatching('statusCode', statusCode, /^[2-5]\d\d$/, 'a status such as 429'),
  ];
}

export function addGatewayResponse(
  scope: Construct,
  id: string,
  restApiId: string,
  responseType: GatewayResponseType,
  { statusCode, template, headers = {} }: GatewayResponseOptions,
): ApiGatewayGatewayResponse {
  const parameters = Object.entries(headers).map(([name, value]) => [
    `gatewayresponse.header.${name}`,
    value,
  ]);
  return new ApiGatewayGatewayResponse(scope, id, {
    restApiId,
    responseType,
    statusCode,
    responseTemplates: template === undefined ? undefined : { 'application/json': template },
    responseParameters:
      parameters.length === 0
        ? undefined
        : (Object.fromEntries(parameters) as Record<string, string>),
  });
}
