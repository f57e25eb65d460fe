import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Deployment } from '@cdktf/provider-aws/lib/apigatewayv2-deployment';
import type { Metric, Statistic } from '@archway/core';
import { dependOn, physicalName, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import type { CorsOptions } from '../cors/cors';
import { declaredProps } from '../declared-props';
import { deploymentTriggers } from '../rest-api/deployment-triggers';
import type {
  HttpLambdaAuthorizerOptions,
  JwtAuthorizerOptions,
} from '../http-authorizer/http-authorizer';
import { HttpLambdaAuthorizer, JwtAuthorizer } from '../http-authorizer/http-authorizer';
import { httpApiProblems, httpRouteProblems } from './http-api-problems';
import type { HttpApiProps, HttpMethod, HttpRouteOptions } from './http-api-props';
import { HTTP_METHODS } from './http-api-props';
import { HttpApiStage } from './http-api-stage';
import { HttpRoute } from './http-route';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LONGEST_NAME = 128;

/** The types that a deployment takes a picture of. */
const DEPLOYED_TYPES = [
  'aws_apigatewayv2_api',
  'aws_apigatewayv2_authorizer',
  'aws_apigatewayv2_integration',
  'aws_apigatewayv2_route',
];

/**
 * An HTTP API with one stage: cheaper and quicker than a REST API, and without models, keys, caches and private
 * endpoints. Its routes ask for an IAM identity and are throttled, unless they say otherwise.
 */
export class HttpApi extends Construct {
  readonly apiId: string;
  /** What permissions name: `arn:aws:execute-api:REGION:ACCOUNT:ID`. */
  readonly executionArn: string;
  readonly stage: HttpApiStage;
  private readonly deployment?: Apigatewayv2Deployment;

  constructor(scope: Construct, id: string, props: HttpApiProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'HttpApi', props);
    rejectProps(this, httpApiProblems(props));
    const name = props.apiName ?? physicalName(this, LONGEST_NAME);
    const api = new Apigatewayv2Api(this, 'Default', {
      name,
      protocolType: 'HTTP',
      description: props.description,
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint ?? props.domain !== undefined,
      corsConfiguration: props.cors && corsOf(props.cors),
    });
    this.apiId = api.id;
    this.executionArn = api.executionArn;
    if (props.autoDeploy !== true) {
      this.deployment = new Apigatewayv2Deployment(this, 'Deployment', {
        apiId: this.apiId,
        triggers: deploymentTriggers(this, DEPLOYED_TYPES),
        lifecycle: { createBeforeDestroy: true },
      });
    }
    this.stage = new HttpApiStage(this, 'Stage', {
      ...props,
      apiId: this.apiId,
      name,
      deploymentId: this.deployment?.id,
    });
    this.node.addValidation({
      validate: () =>
        this.node.findAll().some((node) => node instanceof HttpRoute)
          ? []
          : [`HttpApi '${this.node.path}': add at least one route`],
    });
  }

  /** The address of the stage, such as `https://id.execute-api.eu-central-1.amazonaws.com/`. */
  get url(): string {
    return this.stage.url;
  }

  /** Answers one method of a path such as `/orders/{id}`. */
  addRoute(method: HttpMethod, path: string, options: HttpRouteOptions): HttpRoute {
    rejectProps(this, httpRouteProblems(method, path, options));
    const verb = method === 'ANY' ? '*' : method;
    return this.route(`${method} ${path}`, `${verb}${path.replace(/\{[^}]+\}/g, '*')}`, options);
  }

  /** Answers what no other route does. */
  addDefaultRoute(options: HttpRouteOptions): HttpRoute {
    rejectProps(this, httpRouteProblems('$default', undefined, options));
    return this.route('$default', '*', options);
  }

  /** Lets in whoever has a JSON Web Token of an issuer. */
  addJwtAuthorizer(id: string, options: JwtAuthorizerOptions): JwtAuthorizer {
    return new JwtAuthorizer(this, id, this, options);
  }

  /** Lets a function decide who may call. */
  addLambdaAuthorizer(id: string, options: HttpLambdaAuthorizerOptions): HttpLambdaAuthorizer {
    return new HttpLambdaAuthorizer(this, id, this, options);
  }

  /** Requests. */
  metricCount(): Metric {
    return this.metric('Count', 'Sum');
  }

  /** Requests that were refused, by the API or by what is behind it. */
  metric4xxErrors(): Metric {
    return this.metric('4xx', 'Sum');
  }

  /** Requests that failed. */
  metric5xxErrors(): Metric {
    return this.metric('5xx', 'Sum');
  }

  /** From the request to the answer, in milliseconds. */
  metricLatency(): Metric {
    return this.metric('Latency', 'Average');
  }

  private route(routeKey: string, inArn: string, options: HttpRouteOptions): HttpRoute {
    const routes = this.node.tryFindChild('Routes') ?? new Construct(this, 'Routes');
    const id = routeKey.replaceAll('/', ':');
    rejectProps(this, [
      problemIf(
        routes.node.tryFindChild(id) !== undefined,
        `route must be there once, got ${routeKey} again`,
      ),
    ]);
    const route = new HttpRoute(routes, id, {
      ...options,
      apiId: this.apiId,
      routeKey,
      routeArn: `${this.executionArn}/*/${inArn}`,
    });
    if (this.deployment) dependOn(this.deployment, [route]);
    if (options.throttle) this.stage.limit(route, routeKey, options.throttle);
    return route;
  }

  private metric(metricName: string, statistic: Statistic): Metric {
    return {
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensions: { ApiId: this.apiId, Stage: this.stage.stageName },
      statistic,
    };
  }
}

function corsOf(cors: CorsOptions) {
  return {
    allowOrigins: [...cors.allowOrigins],
    // Browsers that send credentials do not take '*' for all methods.
    allowMethods: [...(cors.allowMethods ?? HTTP_METHODS.filter((method) => method !== 'ANY'))],
    allowHeaders: cors.allowHeaders && [...cors.allowHeaders],
    exposeHeaders: cors.exposeHeaders && [...cors.exposeHeaders],
    allowCredentials: cors.allowCredentials,
    maxAge: cors.maxAgeSeconds,
  };
}
