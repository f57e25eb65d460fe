import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayMethodResponse } from '@cdktf/provider-aws/lib/api-gateway-method-response';
import { ApiGatewayModel } from '@cdktf/provider-aws/lib/api-gateway-model';
import { dependOn } from '@archway/core';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { declaredProps } from '../declared-props';
import { InvocableRoute } from '../invocable-route';
import type { JsonSchema } from '../json-schema/json-schema';
import { renderSchema } from '../json-schema/json-schema';
import type { RestIntegrationConfig, RouteResponse } from '../rest-integration/rest-integration';
import type { Method, RouteOptions } from './route-options';

/** What a route needs of its API. */
export interface RouteProps extends RouteOptions {
  readonly restApiId: string;
  readonly resourceId: string;
  readonly executionArn: string;
  readonly requestValidatorId: string;
  readonly method: Method;
  readonly path: string;
  /**
   * Headers of each answer that the integration does not give itself.
   *
   * @default - none
   */
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

/** One method of one path: what it checks, what answers, and what the caller gets. */
export class Route extends InvocableRoute {
  constructor(scope: Construct, id: string, props: RouteProps) {
    const arn = methodArn(props);
    super(scope, id, arn);
    declaredProps.check(this, 'Route', props);
    const { restApiId, resourceId, requestBody, authorization = 'AWS_IAM' } = props;
    const at = { restApiId, resourceId, httpMethod: props.method };
    const method = new ApiGatewayMethod(this, 'Default', {
      ...at,
      operationName: props.operationName,
      authorization:
        typeof authorization === 'object' ? authorization.authorizationType : authorization,
      authorizerId: typeof authorization === 'object' ? authorization.authorizerId : undefined,
      authorizationScopes: props.authorizationScopes && [...props.authorizationScopes],
      apiKeyRequired: props.apiKeyRequired ?? false,
      requestValidatorId: props.requestValidatorId,
      requestParameters: requestParameters(props),
      requestModels:
        typeof requestBody === 'object'
          ? { 'application/json': this.model(props, requestBody) }
          : undefined,
    });
    const bound = props.integration.bindRoute({
      scope: this,
      methodArn: arn,
      role: () => this.role(),
    });
    const integration = new ApiGatewayIntegration(this, 'Integration', {
      ...at,
      httpMethod: method.httpMethod,
      ...configurationOf(bound, props),
    });
    dependOn(integration, [...(bound.dependencies ?? []), ...this.rolePolicies()]);
    for (const response of bound.responses ?? []) {
      const headers = { ...props.responseHeaders, ...response.headers };
      this.answer(method, integration, { ...response, headers });
    }
  }

  private model({ restApiId, method, path }: RouteProps, schema: JsonSchema): string {
    return new ApiGatewayModel(this, 'Model', {
      restApiId,
      name: modelName(method, path),
      contentType: 'application/json',
      schema: renderSchema(schema),
    }).name;
  }

  private answer(
    method: ApiGatewayMethod,
    integration: ApiGatewayIntegration,
    response: RouteResponse,
  ): void {
    const { statusCode, selectionPattern, template, headers = {} } = response;
    const at = {
      restApiId: method.restApiId,
      resourceId: method.resourceId,
      httpMethod: method.httpMethod,
      statusCode,
    };
    const names = Object.keys(headers).map((name) => `method.response.header.${name}`);
    const declared = new ApiGatewayMethodResponse(this, `Response${statusCode}`, {
      ...at,
      responseParameters:
        names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, true])),
    });
    const mapped = new ApiGatewayIntegrationResponse(this, `Integration${statusCode}`, {
      ...at,
      statusCode: declared.statusCode,
      selectionPattern,
      responseTemplates: template === undefined ? undefined : { 'application/json': template },
      responseParameters:
        names.length === 0
          ? undefined
          : Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [
                `method.response.header.${name}`,
                value,
              ]),
            ),
    });
    dependOn(mapped, [integration]);
  }
}

function configurationOf(bound: RestIntegrationConfig, props: RouteProps) {
  const keys = [
    ...pathParameters(props.path).map((name) => `method.request.path.${name}`),
    ...(props.cacheKeyParameters ?? []),
  ];
  return {
    type: bound.type,
    uri: bound.uri,
    integrationHttpMethod: bound.integrationHttpMethod,
    credentials: bound.credentials,
    connectionType: bound.vpcLinkId === undefined ? undefined : 'VPC_LINK',
    connectionId: bound.vpcLinkId,
    // A type that no template is made for must not reach the backend as it is.
    passthroughBehavior: bound.template === undefined ? undefined : 'NEVER',
    requestParameters: bound.requestParameters && { ...bound.requestParameters },
    requestTemplates:
      bound.template === undefined ? undefined : { 'application/json': bound.template },
    timeoutMilliseconds: props.timeoutMilliseconds,
    cacheKeyParameters: keys.length === 0 ? undefined : keys,
  };
}

function requestParameters({ path, headers = {}, queryParameters = {} }: RouteProps) {
  const parameters = [
    ...pathParameters(path).map((name) => [`method.request.path.${name}`, true]),
    ...Object.entries(headers).map(([name, needed]) => [`method.request.header.${name}`, needed]),
    ...Object.entries(queryParameters).map(([name, needed]) => [
      `method.request.querystring.${name}`,
      needed,
    ]),
  ];
  return parameters.length === 0
    ? undefined
    : (Object.fromEntries(parameters) as Record<string, boolean>);
}

/** The names of the parts of a path that stand in braces. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name ?? '');
}

/** The ARN of a route in every stage: in it, a part of the path that stands in braces is a `*`. */
function methodArn({ executionArn, method, path }: RouteProps): string {
  return `${executionArn}/*/${method === 'ANY' ? '*' : method}${path.replace(/\{[^}]+\}/g, '*')}`;
}

/** Letters and digits, and a digest, since `/a/{b}` and `/a/b` have the same letters. */
function modelName(method: string, path: string): string {
  const words = `${method.toLowerCase()}/${path}`.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const digest = createHash('sha256').update(`${method} ${path}`).digest('hex').slice(0, 6);
  const name = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  return `${name}${digest}`;
}
