import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { dependOn } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { InvocableRoute } from '../invocable-route';
import type { HttpRouteOptions } from './http-api-props';

/** What a route needs of its API. */
export interface HttpRouteProps extends HttpRouteOptions {
  readonly apiId: string;
  /** Such as `GET /orders/{id}`, or `$default`. */
  readonly routeKey: string;
  /** ARN of the route in every stage. */
  readonly routeArn: string;
}

/** One route of an HTTP API: who may call it, and what answers. */
export class HttpRoute extends InvocableRoute {
  readonly routeKey: string;

  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id, props.routeArn);
    declaredProps.check(this, 'HttpRoute', props);
    const { apiId, authorization = 'AWS_IAM' } = props;
    const bound = props.integration.bindHttpRoute({
      scope: this,
      routeArn: props.routeArn,
      role: () => this.role(),
    });
    const { vpcLinkId, serverNameToVerify } = bound;
    const integration = new Apigatewayv2Integration(this, 'Integration', {
      apiId,
      integrationType: bound.integrationType,
      integrationSubtype: bound.integrationSubtype,
      integrationUri: bound.integrationUri,
      integrationMethod: bound.integrationMethod,
      credentialsArn: bound.credentialsArn,
      payloadFormatVersion: bound.payloadFormatVersion,
      requestParameters: bound.requestParameters && { ...bound.requestParameters },
      connectionType: vpcLinkId === undefined ? undefined : 'VPC_LINK',
      connectionId: vpcLinkId,
      tlsConfig: serverNameToVerify === undefined ? undefined : { serverNameToVerify },
      timeoutMilliseconds: props.timeoutMilliseconds,
    });
    dependOn(integration, [...(bound.dependencies ?? []), ...this.rolePolicies()]);
    const route = new Apigatewayv2Route(this, 'Default', {
      apiId,
      routeKey: props.routeKey,
      operationName: props.operationName,
      target: `integrations/${integration.id}`,
      authorizationType:
        typeof authorization === 'object' ? authorization.authorizationType : authorization,
      authorizerId: typeof authorization === 'object' ? authorization.authorizerId : undefined,
      authorizationScopes: props.authorizationScopes && [...props.authorizationScopes],
    });
    this.routeKey = route.routeKey;
  }
}
