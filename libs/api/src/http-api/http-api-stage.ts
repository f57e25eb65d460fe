import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import { dependOn } from '@archway/core';
import { Construct } from 'constructs';
import { accessLogs } from '../access-logs';
import { declaredProps } from '../declared-props';
import type { ApiDomain } from '../domain/domain';
import { trustStoreOf } from '../domain/domain';
import type { Throttle } from '../rest-api/rest-api-props';
import { DEFAULT_THROTTLE, limitsOf } from '../throttle-limits';
import type { HttpApiProps } from './http-api-props';
import type { HttpRoute } from './http-route';

/**
 * One line of JSON for each request: who, what, and how long, but neither body nor token.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  time: '$context.requestTimeEpoch',
  sourceIp: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  responseMilliseconds: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationMilliseconds: '$context.integration.latency',
  integrationError: '$context.integrationErrorMessage',
  error: '$context.error.responseType',
});

export interface HttpApiStageProps extends HttpApiProps {
  readonly apiId: string;
  readonly name: string;
  /**
   * @default - each change is deployed when it is made
   */
  readonly deploymentId?: string;
}

/** Where an HTTP API is deployed: its logs, limits and names. */
export class HttpApiStage extends Construct {
  readonly stageName: string;
  readonly url: string;
  readonly logGroupName: string;
  /** The name that AWS gives a domain of one's own, for records that lead there. */
  readonly regionalDomainName?: string;
  readonly regionalZoneId?: string;
  private readonly resource: Apigatewayv2Stage;
  private readonly routes: { routeKey: string; throttle: Throttle }[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: HttpApiStageProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'HttpApiStage', props);
    const { throttle = DEFAULT_THROTTLE, domain } = props;
    // Delivered logs: other names use up the account's one resource policy of CloudWatch Logs.
    const logs = accessLogs(this, '/aws/vendedlogs/http-api/', props);
    this.logGroupName = logs.name;
    this.resource = new Apigatewayv2Stage(this, 'Default', {
      apiId: props.apiId,
      name: props.stageName ?? '$default',
      autoDeploy: props.deploymentId === undefined ? true : undefined,
      deploymentId: props.deploymentId,
      stageVariables: props.stageVariables && { ...props.stageVariables },
      accessLogSettings: { destinationArn: logs.arn, format: ACCESS_LOG_FORMAT },
      defaultRouteSettings: {
        detailedMetricsEnabled: props.detailedMetrics ?? false,
        ...(throttle ? limitsOf(throttle) : {}),
      },
    });
    this.stageName = this.resource.name;
    this.url = this.resource.invokeUrl;
    if (domain) {
      const { domainNameConfiguration: named } = this.nameIt(domain);
      this.regionalDomainName = named.targetDomainName;
      this.regionalZoneId = named.hostedZoneId;
    }
  }

  /** Gives a route limits of its own. AWS refuses those of a route that is not there. */
  limit(route: HttpRoute, routeKey: string, throttle: Throttle): void {
    this.routes.push({ routeKey, throttle });
    dependOn(this.resource, [route]);
    this.resource.putRouteSettings(
      this.routes.map((each) => ({
        routeKey: each.routeKey,
        detailedMetricsEnabled: this.props.detailedMetrics ?? false,
        ...limitsOf(each.throttle),
      })),
    );
  }

  private nameIt(domain: ApiDomain): Apigatewayv2DomainName {
    const name = new Apigatewayv2DomainName(this, 'Domain', {
      domainName: domain.domainName,
      domainNameConfiguration: {
        certificateArn: domain.certificateArn,
        endpointType: 'REGIONAL',
        securityPolicy: 'TLS_1_2',
      },
      mutualTlsAuthentication: trustStoreOf(domain),
    });
    new Apigatewayv2ApiMapping(this, 'Mapping', {
      apiId: this.props.apiId,
      stage: this.resource.id,
      domainName: name.id,
      apiMappingKey: domain.basePath,
    });
    return name;
  }
}
