import { ApiGatewayBasePathMapping } from '@cdktf/provider-aws/lib/api-gateway-base-path-mapping';
import { ApiGatewayDomainName } from '@cdktf/provider-aws/lib/api-gateway-domain-name';
import type { ApiGatewayMethodSettingsSettings } from '@cdktf/provider-aws/lib/api-gateway-method-settings';
import { ApiGatewayMethodSettings } from '@cdktf/provider-aws/lib/api-gateway-method-settings';
import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { dependOn } from '@archway/core';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { accessLogs } from '../access-logs';
import { declaredProps } from '../declared-props';
import type { ApiDomain } from '../domain/domain';
import { trustStoreOf } from '../domain/domain';
import { DEFAULT_THROTTLE, limitsOf } from '../throttle-limits';
import { ACCESS_LOG_FORMAT } from './access-log-format';
import type { RestApiProps } from './rest-api-props';
import type { Method, RouteOptions } from './route-options';

export interface RestApiStageProps extends RestApiProps {
  readonly restApiId: string;
  readonly deploymentId: string;
  readonly name: string;
}

/** Where an API is deployed: its logs, limits, cache and names. */
export class RestApiStage extends Construct {
  readonly stageName: string;
  readonly stageArn: string;
  readonly url: string;
  readonly logGroupName: string;
  /** The name that AWS gives a domain of one's own, for records that lead there. */
  readonly regionalDomainName?: string;
  readonly regionalZoneId?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RestApiStageProps,
  ) {
    super(scope, id);
    declaredProps.check(this, 'RestApiStage', props);
    const { cache, accountLogging, domain } = props;
    const logs = accessLogs(this, '/aws/apigateway/', props);
    this.logGroupName = logs.name;
    const stage = new ApiGatewayStage(this, 'Default', {
      restApiId: props.restApiId,
      deploymentId: props.deploymentId,
      stageName: props.stageName ?? 'live',
      xrayTracingEnabled: props.tracing ?? true,
      variables: props.stageVariables && { ...props.stageVariables },
      cacheClusterEnabled: cache ? true : undefined,
      cacheClusterSize: cache?.sizeGb,
      accessLogSettings: { destinationArn: logs.arn, format: ACCESS_LOG_FORMAT },
    });
    if (accountLogging) {
      dependOn(stage, [accountLogging]);
    } else {
      Annotations.of(this).addWarning(
        'API Gateway must have a role that writes logs in this account and region: give accountLogging, or see to it elsewhere',
      );
    }
    this.stageName = stage.stageName;
    this.stageArn = stage.arn;
    this.url = stage.invokeUrl;
    this.settings('Settings', '*/*', {});
    if (props.webAclArn !== undefined) {
      new Wafv2WebAclAssociation(this, 'WebAcl', {
        resourceArn: this.stageArn,
        webAclArn: props.webAclArn,
      });
    }
    if (domain) {
      const name = this.nameIt(domain);
      this.regionalDomainName = name.regionalDomainName;
      this.regionalZoneId = name.regionalZoneId;
    }
  }

  /** Gives a route settings of its own where it has any: they replace those of the stage altogether. */
  setRoute(method: Method, path: string, { throttle }: RouteOptions): void {
    if (throttle === undefined) return;
    const verb = method === 'ANY' ? '*' : method;
    const at = path === '/' ? '~1' : path.slice(1);
    this.settings(`${verb} ${path}`, `${at}/${verb}`, limitsOf(throttle));
  }

  private settings(id: string, methodPath: string, own: Partial<ApiGatewayMethodSettingsSettings>) {
    const { throttle = DEFAULT_THROTTLE, cache } = this.props;
    new ApiGatewayMethodSettings(this, id.replaceAll('/', ':'), {
      restApiId: this.props.restApiId,
      stageName: this.stageName,
      methodPath,
      settings: {
        metricsEnabled: true,
        // Bodies may hold what nobody should read in a log.
        dataTraceEnabled: false,
        ...(throttle ? limitsOf(throttle) : {}),
        ...(cache
          ? {
              cachingEnabled: true,
              cacheTtlInSeconds: cache.ttlSeconds ?? 300,
              cacheDataEncrypted: true,
              requireAuthorizationForCacheControl: true,
              unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
            }
          : {}),
        ...own,
      },
    });
  }

  private nameIt(domain: ApiDomain): ApiGatewayDomainName {
    const name = new ApiGatewayDomainName(this, 'Domain', {
      domainName: domain.domainName,
      regionalCertificateArn: domain.certificateArn,
      endpointConfiguration: { types: ['REGIONAL'] },
      securityPolicy: 'TLS_1_2',
      mutualTlsAuthentication: trustStoreOf(domain),
    });
    new ApiGatewayBasePathMapping(this, 'Mapping', {
      apiId: this.props.restApiId,
      stageName: this.stageName,
      domainName: name.domainName,
      basePath: domain.basePath,
    });
    return name;
  }
}
