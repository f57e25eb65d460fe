export { AccountLogging } from './account-logging/account-logging';
export { Authorizer, CognitoAuthorizer, LambdaAuthorizer } from './authorizer/authorizer';
export type {
  AuthorizedApi,
  CognitoAuthorizerOptions,
  LambdaAuthorizerOptions,
} from './authorizer/authorizer';
export type { CorsOptions } from './cors/cors';
export type { ApiDomain, TrustStore } from './domain/domain';
export { HttpApi } from './http-api/http-api';
export type { HttpApiProps, HttpMethod, HttpRouteOptions } from './http-api/http-api-props';
export type { HttpApiStage, HttpApiStageProps } from './http-api/http-api-stage';
export type { HttpRoute, HttpRouteProps } from './http-api/http-route';
export {
  HttpAuthorizer,
  HttpLambdaAuthorizer,
  JwtAuthorizer,
} from './http-authorizer/http-authorizer';
export type {
  AuthorizedHttpApi,
  HttpLambdaAuthorizerOptions,
  JwtAuthorizerOptions,
} from './http-authorizer/http-authorizer';
export {
  HttpFunctionIntegration,
  HttpPrivateIntegration,
  HttpUrlIntegration,
} from './http-integration/http-backends';
export type {
  BackendMethod,
  HttpFunctionOptions,
  HttpPrivateOptions,
  HttpUrlOptions,
} from './http-integration/http-backends';
export type {
  HttpIntegration,
  HttpIntegrationConfig,
  IntegratedHttpRoute,
} from './http-integration/http-integration';
export {
  HttpPutEventsIntegration,
  HttpPutRecordIntegration,
  HttpSendMessageIntegration,
  HttpStartExecutionIntegration,
} from './http-integration/http-service-calls';
export type {
  HttpPutEventsOptions,
  HttpPutRecordOptions,
  HttpSendMessageOptions,
  HttpStartExecutionOptions,
} from './http-integration/http-service-calls';
export { HttpValue } from './http-value/http-value';
export type { InvocableRoute } from './invocable-route';
export type { JsonSchema } from './json-schema/json-schema';
export { RequestValue } from './request-value/request-value';
export { RestApi } from './rest-api/rest-api';
export type { GatewayResponseOptions, GatewayResponseType } from './rest-api/gateway-response';
export type { CacheOptions, RestApiProps, Throttle } from './rest-api/rest-api-props';
export type { RestApiStage, RestApiStageProps } from './rest-api/rest-api-stage';
export type { Route, RouteProps } from './rest-api/route';
export type { Method, RouteOptions } from './rest-api/route-options';
export type { Quota, UsagePlan, UsagePlanOptions, UsagePlanProps } from './rest-api/usage-plan';
export { GetItemIntegration } from './rest-integration/get-item-integration';
export type { GetItemOptions, ItemKeyValue } from './rest-integration/get-item-integration';
export { MockIntegration } from './rest-integration/mock-integration';
export type { MockOptions } from './rest-integration/mock-integration';
export { FunctionIntegration, HttpProxyIntegration } from './rest-integration/proxy-integrations';
export type { HttpProxyOptions } from './rest-integration/proxy-integrations';
export type {
  IntegratedRoute,
  RestIntegration,
  RestIntegrationConfig,
  RouteResponse,
} from './rest-integration/rest-integration';
export { SendMessageIntegration } from './rest-integration/send-message-integration';
export type { SendMessageOptions } from './rest-integration/send-message-integration';
export {
  PublishIntegration,
  PutEventsIntegration,
  PutRecordIntegration,
  StartExecutionIntegration,
} from './rest-integration/service-calls';
export type {
  PublishOptions,
  PutEventsOptions,
  PutRecordOptions,
} from './rest-integration/service-calls';
export { RestVpcLink, VpcLink } from './vpc-link/vpc-link';
export type {
  NetworkLoadBalancerRef,
  RestVpcLinkProps,
  VpcLinkProps,
  VpcLinkRef,
} from './vpc-link/vpc-link';
export { declaredProps } from './declared-props';
