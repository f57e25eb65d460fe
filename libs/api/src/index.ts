export { AccountLogging } from './account-logging/account-logging';
export { Authorizer, CognitoAuthorizer, LambdaAuthorizer } from './authorizer/authorizer';
export type {
  AuthorizedApi,
  CognitoAuthorizerOptions,
  LambdaAuthorizerOptions,
} from './authorizer/authorizer';
export type { JsonSchema } from './json-schema/json-schema';
export { RequestValue } from './request-value/request-value';
export { RestApi } from './rest-api/rest-api';
export type {
  CacheOptions,
  RestApiDomain,
  RestApiProps,
  Throttle,
  TrustStore,
} from './rest-api/rest-api-props';
export type { RestApiStage, RestApiStageProps } from './rest-api/rest-api-stage';
export type { Route, RouteProps } from './rest-api/route';
export type { Method, RouteOptions } from './rest-api/route-options';
export type { Quota, UsagePlan, UsagePlanOptions, UsagePlanProps } from './rest-api/usage-plan';
export { GetItemIntegration } from './rest-integration/get-item-integration';
export type { GetItemOptions, ItemKeyValue } from './rest-integration/get-item-integration';
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
