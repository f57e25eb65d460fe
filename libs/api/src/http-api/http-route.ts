import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import type { IGrantable } from '@archway/core';
import { dependOn, recordHop, Role } from '@archway/core';
import { Construct } from 'constructs';
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
export class HttpRoute extends Construct {
  readonly routeKey: string;
  private readonly routeArn: string;
  private integrationRole?: Role;

  constructor(scope: Construct, id: string, props: HttpRouteProps) {
    super(scope, id);
    const { apiId, authorization = 'AWS_IAM' } = props;
    this.routeArn = props.routeArn;
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

  /** Allows `grantee` to call this route, where it asks for an identity. */
  grantInvoke(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['execute-api:Invoke'], resources: [this.routeArn] });
    recordHop(grantee, { target: this });
  }

  /** The role with which API Gateway reaches what is behind this route only. */
  private role(): Role {
    // API Gateway documents no aws:SourceArn for this; a role cannot be passed across accounts.
    this.integrationRole ??= new Role(this, 'Role', { assumedBy: 'apigateway.amazonaws.com' });
    return this.integrationRole;
  }

  private rolePolicies() {
    if (this.integrationRole === undefined) return [];
    recordHop(this, { target: this.integrationRole });
    return [this.integrationRole];
  }
}
