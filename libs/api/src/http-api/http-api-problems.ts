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
import { throttleProblems } from '../rest-api/throttle-problems';
import type { HttpApiProps, HttpMethod, HttpRouteOptions } from './http-api-props';
import { HTTP_METHODS, HTTP_METHODS_WITH_BODY } from './http-api-props';

/** A path such as `/orders/{id}` or `/files/{key+}`. */
const PATH =
  /^\/(([A-Za-z0-9_.:~-]+|\{\w+\})(\/([A-Za-z0-9_.:~-]+|\{\w+\}))*(\/\{\w+\+\})?|\{\w+\+\})?$/;

/** What API Gateway would refuse of an API's props. */
export function httpApiProblems(props: HttpApiProps): readonly Problem[] {
  return [
    notMatching('apiName', props.apiName, /^.{1,128}$/, '1 to 128 characters'),
    notMatching(
      'stageName',
      props.stageName,
      /^(\$default|[A-Za-z0-9_-]{1,128})$/,
      "'$default' or 1 to 128 letters, digits, '_' and '-'",
    ),
    ...(props.throttle ? throttleProblems('throttle', props.throttle) : []),
    notOneOf('logRetentionDays', props.logRetentionDays, LOG_RETENTION_DAYS),
    ...corsProblems(props.cors),
    ...domainProblems(props.domain),
  ];
}

/** What API Gateway would refuse of a route, or what leaves it open without saying so. */
export function httpRouteProblems(
  method: HttpMethod | '$default',
  path: string | undefined,
  options: HttpRouteOptions,
): readonly Problem[] {
  const { authorization, authorizationScopes, requestBody } = options;
  const key = path === undefined ? method : `${method} ${path}`;
  const hasBody = method === '$default' || HTTP_METHODS_WITH_BODY.includes(method);
  const isJwt = typeof authorization === 'object' && authorization.authorizationType === 'JWT';
  return [
    method === '$default' ? undefined : notOneOf('method', method, HTTP_METHODS),
    problemIf(
      path !== undefined && !PATH.test(path),
      `path must be one such as /orders/{id}, got ${show(path)}`,
    ),
    problemIf(
      hasBody && requestBody === undefined,
      `requestBody must be 'unvalidated' for ${key}: HTTP APIs look at no body`,
    ),
    problemIf(!hasBody && requestBody !== undefined, `requestBody must be left out for ${key}`),
    problemIf(
      authorizationScopes !== undefined && !isJwt,
      'authorizationScopes must go with a JwtAuthorizer, got another authorization',
    ),
    ...(options.throttle ? throttleProblems('throttle', options.throttle) : []),
    notWhole('timeoutMilliseconds', options.timeoutMilliseconds, 50, 30_000),
  ];
}
