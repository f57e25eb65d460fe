import type { Problem } from '@archway/core';
import {
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
  show,
} from '@archway/core';
import { corsProblems } from '../cors/cors';
import { domainProblems } from '../domain/domain';
import { schemaProblems } from '../json-schema/json-schema';
import type { RestApiProps } from './rest-api-props';
import { CACHE_SIZES_GB } from './rest-api-props';
import type { Method, RouteOptions } from './route-options';
import { METHODS, WITH_BODY } from './route-options';
import { throttleProblems } from './throttle-problems';

/** A path such as `/orders/{id}` or `/files/{key+}`. */
const PATH =
  /^\/(([A-Za-z0-9_.:~-]+|\{[A-Za-z0-9_.-]+\})(\/([A-Za-z0-9_.:~-]+|\{[A-Za-z0-9_.-]+\}))*(\/\{[A-Za-z0-9_.-]+\+\})?|\{[A-Za-z0-9_.-]+\+\})?$/;
const MOST_STAGE_VARIABLES = 100;

/** What API Gateway would refuse of an API's props. */
export function restApiProblems(props: RestApiProps): readonly Problem[] {
  const { vpcEndpointIds, domain, cache, throttle, cors } = props;
  const variables = Object.keys(props.stageVariables ?? {});
  return [
    notMatching('apiName', props.apiName, /^.{1,1024}$/, '1 to 1024 characters'),
    notMatching(
      'stageName',
      props.stageName,
      /^[A-Za-z0-9_-]{1,128}$/,
      "1 to 128 letters, digits, '_' and '-'",
    ),
    ...(throttle ? throttleProblems('throttle', throttle) : []),
    notOneOf('logRetentionDays', props.logRetentionDays, LOG_RETENTION_DAYS),
    problemIf(
      vpcEndpointIds?.length === 0,
      'vpcEndpointIds must name at least one endpoint, got none',
    ),
    problemIf(
      vpcEndpointIds !== undefined && domain !== undefined,
      'domain must be left out of a private API, got both domain and vpcEndpointIds',
    ),
    ...domainProblems(domain),
    ...corsProblems(cors),
    problemIf(
      cors !== undefined && cors.allowOrigins.length > 1,
      `cors.allowOrigins must be one origin on a REST API, got ${cors?.allowOrigins.length}`,
    ),
    notOneOf('cache.sizeGb', cache?.sizeGb, CACHE_SIZES_GB),
    notWhole('cache.ttlSeconds', cache?.ttlSeconds, 1, 3_600),
    notWhole('minimumCompressionSizeBytes', props.minimumCompressionSizeBytes, 0, 10_485_760),
    problemIf(
      variables.length > MOST_STAGE_VARIABLES,
      `stageVariables must be at most ${MOST_STAGE_VARIABLES}, got ${variables.length}`,
    ),
  ];
}

/** What API Gateway would refuse of a route, or what leaves it open without saying so. */
export function routeProblems(
  method: Method,
  path: string,
  options: RouteOptions,
): readonly Problem[] {
  const { requestBody, authorization, authorizationScopes } = options;
  const cognito =
    typeof authorization === 'object' && authorization.authorizationType === 'COGNITO_USER_POOLS';
  return [
    notOneOf('method', method, METHODS),
    problemIf(!PATH.test(path), `path must be one such as /orders/{id}, got ${show(path)}`),
    problemIf(
      WITH_BODY.includes(method) && requestBody === undefined,
      `requestBody must be given for ${method} ${path}: a schema, or 'unvalidated'`,
    ),
    problemIf(
      !WITH_BODY.includes(method) && requestBody !== undefined,
      `requestBody must be left out for ${method} ${path}`,
    ),
    ...(typeof requestBody === 'object' ? schemaProblems('requestBody', requestBody) : []),
    problemIf(
      authorizationScopes !== undefined && !cognito,
      'authorizationScopes must go with a Cognito authorizer, got another authorization',
    ),
    ...(options.throttle ? throttleProblems('throttle', options.throttle) : []),
    notWhole('timeoutMilliseconds', options.timeoutMilliseconds, 50, 29_000),
  ];
}
