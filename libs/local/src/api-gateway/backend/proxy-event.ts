import type { Exchange } from '../exchange';
import { lastOf } from '../message';
import { plainHeaders } from '../rest/mapped-request';

/** Whether a body is handed on as base64: where its type is one of those that count as binary. */
export function isBinary(types: readonly string[], contentType: string | undefined): boolean {
  const own = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return types.some((each) => {
    const wanted = each.toLowerCase();
    if (wanted === '*/*') return true;
    return wanted.endsWith('/*') ? own.startsWith(wanted.slice(0, -1)) : own === wanted;
  });
}

/** The event of payload format 1.0 ("Input format of a Lambda function for proxy integration"). */
export function proxyEvent(exchange: Exchange, binary: boolean): Record<string, unknown> {
  const { request, pathParameters, stage, resourcePath } = exchange;
  const orNull = <Values extends object>(values: Values): Values | null =>
    Object.keys(values).length === 0 ? null : values;
  return {
    resource: resourcePath,
    path: exchange.path,
    httpMethod: request.method,
    headers: orNull(plainHeaders(exchange)),
    multiValueHeaders: orNull(
      Object.fromEntries(
        Object.entries(request.headers).map(([name, values]) => [
          request.headerNames[name] ?? name,
          values,
        ]),
      ),
    ),
    queryStringParameters: orNull(lastOf(request.query)),
    multiValueQueryStringParameters: orNull(request.query),
    pathParameters: orNull(pathParameters),
    stageVariables: orNull(stage.variables),
    requestContext: { ...exchange.context, authorizer: exchange.authorizer ?? {} },
    body: request.body.length === 0 ? null : request.body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  };
}

/** Types whose bodies HTTP APIs hand on as text. */
const TEXT =
  /^(?:text\/|application\/(?:.*\+)?(?:json|xml|javascript)|application\/x-www-form-urlencoded)/i;

/** The event of payload format 2.0. */
export function proxyEvent2(exchange: Exchange, routeKey: string): Record<string, unknown> {
  const { request, pathParameters, stage } = exchange;
  const { cookie, ...headers } = request.headers;
  const joined = (values: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(',')]));
  const type = request.headers['content-type']?.at(-1);
  const isText = type === undefined || TEXT.test(type);
  const cookies = (cookie ?? []).flatMap((each) => each.split(/;\s*/));
  return {
    version: '2.0',
    routeKey,
    rawPath: exchange.path,
    rawQueryString: queryText(request.query),
    ...(cookies.length === 0 ? {} : { cookies }),
    headers: joined(headers),
    ...(Object.keys(request.query).length === 0
      ? {}
      : { queryStringParameters: joined(request.query) }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    ...(Object.keys(stage.variables).length === 0 ? {} : { stageVariables: stage.variables }),
    requestContext: {
      ...exchange.context,
      ...(exchange.authorizer === undefined ? {} : { authorizer: exchange.authorizer }),
    },
    ...(request.body.length === 0
      ? {}
      : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

export function queryText(query: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(query)
    .flatMap(([name, values]) =>
      values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    )
    .join('&');
}
