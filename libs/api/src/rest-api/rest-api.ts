import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import { ApiGatewayRequestValidator } from '@cdktf/provider-aws/lib/api-gateway-request-validator';
import { ApiGatewayResource } from '@cdktf/provider-aws/lib/api-gateway-resource';
import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ApiGatewayRestApiPolicy } from '@cdktf/provider-aws/lib/api-gateway-rest-api-policy';
import type { Metric, PolicyStatement, Statistic } from '@archway/core';
import { dependOn, physicalName, PolicyDocument, problemIf, rejectProps } from '@archway/core';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import type { CorsOptions } from '../cors/cors';
import type { CognitoAuthorizerOptions, LambdaAuthorizerOptions } from '../authorizer/authorizer';
import { CognitoAuthorizer, LambdaAuthorizer } from '../authorizer/authorizer';
import { declaredProps } from '../declared-props';
import { MockIntegration } from '../rest-integration/mock-integration';
import { corsHeaders, preflightHeaders } from './cors-headers';
import { deploymentTriggers } from './deployment-triggers';
import type { GatewayResponseOptions, GatewayResponseType } from './gateway-response';
import { addGatewayResponse, gatewayResponseProblems } from './gateway-response';
import { restApiProblems, routeProblems } from './rest-api-problems';
import type { RestApiProps } from './rest-api-props';
import { RestApiStage } from './rest-api-stage';
import { Route } from './route';
import type { Method, RouteOptions } from './route-options';
import { WITH_BODY } from './route-options';
import type { UsagePlanOptions } from './usage-plan';
import { UsagePlan } from './usage-plan';

const LONGEST_NAME = 1_024;

/** The types that a deployment takes a picture of. */
const DEPLOYED_TYPES = [
  'aws_api_gateway_authorizer',
  'aws_api_gateway_gateway_response',
  'aws_api_gateway_integration',
  'aws_api_gateway_integration_response',
  'aws_api_gateway_method',
  'aws_api_gateway_method_response',
  'aws_api_gateway_model',
  'aws_api_gateway_request_validator',
  'aws_api_gateway_resource',
  'aws_api_gateway_rest_api',
  'aws_api_gateway_rest_api_policy',
];

/**
 * A REST API with one stage. Its routes ask for an IAM identity, look at bodies and are throttled, unless they say
 * otherwise. It is deployed anew exactly when it changes.
 */
export class RestApi extends Construct {
  readonly restApiId: string;
  /** What permissions and resource policies name: `arn:aws:execute-api:REGION:ACCOUNT:ID`. */
  readonly executionArn: string;
  readonly stage: RestApiStage;
  private readonly name: string;
  private readonly rootResourceId: string;
  private readonly document = new PolicyDocument();
  private readonly deployment: ApiGatewayDeployment;
  private readonly paths = new Map<string, ApiGatewayResource>();
  private readonly cors?: CorsOptions;
  private policy?: ApiGatewayRestApiPolicy;

  constructor(scope: Construct, id: string, props: RestApiProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'RestApi', props);
    rejectProps(this, restApiProblems(props));
    const { vpcEndpointIds } = props;
    this.cors = props.cors;
    this.name = props.apiName ?? physicalName(this, LONGEST_NAME);
    const api = new ApiGatewayRestApi(this, 'Default', {
      name: this.name,
      description: props.description,
      endpointConfiguration: vpcEndpointIds
        ? { types: ['PRIVATE'], vpcEndpointIds: [...vpcEndpointIds] }
        : { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint ?? props.domain !== undefined,
      binaryMediaTypes: props.binaryMediaTypes && [...props.binaryMediaTypes],
      minimumCompressionSize: props.minimumCompressionSizeBytes?.toString(),
    });
    this.restApiId = api.id;
    this.rootResourceId = api.rootResourceId;
    this.executionArn = api.executionArn;
    if (vpcEndpointIds) this.admitEndpoints(vpcEndpointIds);
    this.deployment = new ApiGatewayDeployment(this, 'Deployment', {
      restApiId: this.restApiId,
      triggers: deploymentTriggers(this, DEPLOYED_TYPES),
      lifecycle: { createBeforeDestroy: true },
    });
    this.stage = new RestApiStage(this, 'Stage', {
      ...props,
      restApiId: this.restApiId,
      deploymentId: this.deployment.id,
      name: this.name,
    });
    if (props.cors) {
      const headers = corsHeaders(props.cors);
      this.addGatewayResponse('DEFAULT_4XX', { headers });
      this.addGatewayResponse('DEFAULT_5XX', { headers });
    }
    this.node.addValidation({
      validate: () =>
        [...this.node.findAll()].some((node) => node instanceof Route)
          ? []
          : [`RestApi '${this.node.path}': add at least one route`],
    });
  }

  /** The address of the stage, such as `https://id.execute-api.eu-central-1.amazonaws.com/live`. */
  get url(): string {
    return this.stage.url;
  }

  /** Answers one method of a path such as `/orders/{id}`. */
  addRoute(method: Method, path: string, options: RouteOptions): Route {
    rejectProps(this, routeProblems(method, path, options));
    const { scope, resourceId } = this.resourceOf(path);
    rejectProps(this, [
      problemIf(
        scope.node.tryFindChild(method) !== undefined,
        `route must be there once, got ${method} ${path} again`,
      ),
    ]);
    const route = new Route(scope, method, {
      ...options,
      method,
      path,
      resourceId,
      restApiId: this.restApiId,
      executionArn: this.executionArn,
      requestValidatorId: this.validator(WITH_BODY.includes(method)),
      responseHeaders: this.cors && corsHeaders(this.cors),
    });
    dependOn(this.deployment, [route]);
    this.stage.setRoute(method, path, options);
    this.answerPreflight(scope, path, resourceId);
    return route;
  }

  /**
   * Changes what the API itself answers, such as to a request that is throttled.
   *
   * @param type which answers; `DEFAULT_4XX` and `DEFAULT_5XX` are those that have no other
   */
  addGatewayResponse(type: GatewayResponseType, options: GatewayResponseOptions): void {
    rejectProps(this, [
      ...gatewayResponseProblems(type, options),
      problemIf(
        this.node.tryFindChild(`Gateway${type}`) !== undefined,
        `gateway response must be there once, got ${type} again`,
      ),
    ]);
    const response = addGatewayResponse(this, `Gateway${type}`, this.restApiId, type, options);
    dependOn(this.deployment, [response]);
  }

  /** Lets a function decide who may call. */
  addLambdaAuthorizer(id: string, options: LambdaAuthorizerOptions): LambdaAuthorizer {
    return new LambdaAuthorizer(this, id, this, options);
  }

  /** Lets in whoever has a token of a Cognito user pool. */
  addCognitoAuthorizer(id: string, options: CognitoAuthorizerOptions): CognitoAuthorizer {
    return new CognitoAuthorizer(this, id, this, options);
  }

  /** What clients with keys of a plan may use. */
  addUsagePlan(id: string, options: UsagePlanOptions): UsagePlan {
    return new UsagePlan(this, id, {
      ...options,
      restApiId: this.restApiId,
      stageName: this.stage.stageName,
    });
  }

  /** Adds a statement to the API's only policy. */
  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new ApiGatewayRestApiPolicy(this, 'Policy', {
      restApiId: this.restApiId,
      policy: '',
    });
    this.policy.policy = this.document.toJson();
    // The constructor adds the first statement before there is a deployment.
    if (this.deployment as ApiGatewayDeployment | undefined) {
      dependOn(this.deployment, [this.policy]);
    }
  }

  /** Requests. */
  metricCount(): Metric {
    return this.metric('Count', 'Sum');
  }

  /** Requests that were refused, by the API or by what is behind it. */
  metric4xxErrors(): Metric {
    return this.metric('4XXError', 'Sum');
  }

  /** Requests that failed. */
  metric5xxErrors(): Metric {
    return this.metric('5XXError', 'Sum');
  }

  /** From the request to the answer, in milliseconds. */
  metricLatency(): Metric {
    return this.metric('Latency', 'Average');
  }

  private metric(metricName: string, statistic: Statistic): Metric {
    return {
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensions: { ApiName: this.name, Stage: this.stage.stageName },
      statistic,
    };
  }

  private admitEndpoints(vpcEndpointIds: readonly string[]): void {
    this.addToResourcePolicy({
      principals: '*',
      actions: ['execute-api:Invoke'],
      resources: [`${this.executionArn}/*`],
      conditions: { StringEquals: { 'aws:SourceVpce': vpcEndpointIds } },
    });
  }

  /** The resource of a path, with those above it, made where they are not there yet. */
  private resourceOf(path: string): { readonly scope: Construct; readonly resourceId: string } {
    const parts = path.split('/').filter(Boolean);
    let scope: Construct = this.child(this, 'Routes');
    let resourceId = this.rootResourceId;
    parts.forEach((pathPart, index) => {
      const key = parts.slice(0, index + 1).join('/');
      scope = this.child(scope, pathPart);
      const resource =
        this.paths.get(key) ??
        new ApiGatewayResource(scope, 'Default', {
          restApiId: this.restApiId,
          parentId: resourceId,
          pathPart,
        });
      this.paths.set(key, resource);
      resourceId = resource.id;
    });
    return { scope, resourceId };
  }

  /** Answers what browsers ask before they call from a page of another origin, once for each path. */
  private answerPreflight(scope: Construct, path: string, resourceId: string): void {
    const { cors } = this;
    if (cors === undefined || scope.node.tryFindChild('OPTIONS') !== undefined) return;
    const methods = Lazy.stringValue({
      produce: () => {
        const routed = scope.node.children.filter((node) => node instanceof Route);
        return (cors.allowMethods ?? routed.map(({ node }) => node.id)).join(',');
      },
    });
    const route = new Route(scope, 'OPTIONS', {
      integration: new MockIntegration({
        statusCode: '204',
        headers: preflightHeaders(cors, methods),
      }),
      authorization: 'NONE',
      method: 'OPTIONS',
      path,
      resourceId,
      restApiId: this.restApiId,
      executionArn: this.executionArn,
      requestValidatorId: this.validator(false),
    });
    dependOn(this.deployment, [route]);
  }

  private child(scope: Construct, id: string): Construct {
    return scope.node.tryFindChild(id) ?? new Construct(scope, id);
  }

  private validator(body: boolean): string {
    const id = body ? 'ValidateAll' : 'ValidateParameters';
    const known = this.node.tryFindChild(id) as ApiGatewayRequestValidator | undefined;
    const validator =
      known ??
      new ApiGatewayRequestValidator(this, id, {
        restApiId: this.restApiId,
        name: body ? 'body and parameters' : 'parameters',
        validateRequestBody: body,
        validateRequestParameters: true,
      });
    return validator.id;
  }
}
