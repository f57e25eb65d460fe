import type { Backends } from '../backend/backends';
import { isBinary, proxyEvent, queryText } from '../backend/proxy-event';
import { proxyResponse } from '../backend/proxy-response';
import { serviceRequest, serviceUri } from '../backend/service-integration';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { ApiResponse } from '../message';
import { lastOf } from '../message';
import { isRecord } from '../../pattern/pattern';
import { parseJson } from '../mapping/util';
import type { IntegrationPart, MethodPart, RestApiPart } from '../parts';
import { functionArnIn } from '../read/rest-apis';
import { mappedResponse, type BackendAnswer } from './integration-response';
import { mappedParameters, plainHeaders, withStageVariables } from './mapped-request';
import { renderedRequest } from './request-body';

/** Hands a request to what is behind a method, and maps what comes back. */
export async function integrate(
  api: RestApiPart,
  method: MethodPart,
  exchange: Exchange,
  backends: Backends,
): Promise<ApiResponse> {
  const { integration } = method;
  if (integration === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
  const uri = withStageVariables(integration.uri, exchange);
  const functionArn = functionArnIn(uri);
  const { roleArn } = integration;
  if (integration.type === 'AWS_PROXY') {
    if (functionArn === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
    const type = exchange.request.headers['content-type']?.at(-1);
    const event = proxyEvent(exchange, isBinary(api.binaryMediaTypes, type));
    const output = await backends.invoke(functionArn, event, exchange, roleArn);
    if (output.functionError !== undefined) {
      throw new ApiFailure('API_CONFIGURATION_ERROR', undefined, 502);
    }
    return proxyResponse(output.payload);
  }
  const parts = mappedParameters(integration.parameters, exchange);
  if (integration.type === 'HTTP_PROXY') {
    const query = { ...lastOf(exchange.request.query), ...parts.query };
    const headers = { ...withoutHop(plainHeaders(exchange)), ...parts.headers };
    const url = filledUrl(uri, { ...exchange.pathParameters, ...parts.path }, query);
    const verb = integration.method === 'ANY' ? exchange.request.method : integration.method;
    return backends.fetch(url, verb, headers, exchange.request.body);
  }
  const handled = handledBody(integration, exchange);
  const made = renderedRequest(integration, exchange, handled.toString('utf8'));
  const body = made === undefined ? handled : Buffer.from(made.text);
  const headers = { ...parts.headers, ...made?.request.header };
  const query = { ...parts.query, ...made?.request.querystring };
  const path = { ...parts.path, ...made?.request.path };
  const answer = await ((): Promise<BackendAnswer> => {
    if (integration.type === 'MOCK') return Promise.resolve(mocked(body));
    if (integration.type === 'HTTP') {
      const type = { 'Content-Type': 'application/json', ...headers };
      return backends
        .fetch(filledUrl(uri, path, query), integration.method, type, body)
        .then(({ status, headers: own, body: text }) => ({
          selector: String(status),
          headers: lastOf(own),
          body: text,
        }));
    }
    if (functionArn !== undefined) {
      return customFunction(backends, functionArn, body, exchange, roleArn);
    }
    return calledService(backends, integration, uri, exchange, { headers, query, path, body });
  })();
  return mappedResponse(method, integration, exchange, answer);
}

function handledBody({ contentHandling }: IntegrationPart, { request }: Exchange): Buffer {
  if (contentHandling === 'CONVERT_TO_TEXT') return Buffer.from(request.body.toString('base64'));
  return contentHandling === 'CONVERT_TO_BINARY'
    ? Buffer.from(request.body.toString('utf8'), 'base64')
    : request.body;
}

/** The status that the template of a mock gives. */
function mocked(body: Buffer): BackendAnswer {
  const value = parseJson(body.toString('utf8'));
  const status = isRecord(value) ? Number(value['statusCode']) : NaN;
  if (!Number.isInteger(status)) throw new ApiFailure('API_CONFIGURATION_ERROR');
  return { selector: String(status), headers: {}, body: Buffer.alloc(0) };
}

async function customFunction(
  backends: Backends,
  functionArn: string,
  body: Buffer,
  exchange: Exchange,
  roleArn: string | undefined,
): Promise<BackendAnswer> {
  const text = body.toString('utf8');
  const event = text === '' ? {} : parseJson(text);
  if (event === undefined)
    throw new ApiFailure('BAD_REQUEST_BODY', 'Could not parse request body into json');
  const output = await backends.invoke(functionArn, event, exchange, roleArn);
  const payload = Buffer.from(JSON.stringify(output.payload ?? null));
  const message = isRecord(output.payload) ? output.payload['errorMessage'] : undefined;
  return {
    // Patterns see the message of an error; what succeeds takes the response without a pattern.
    selector: output.functionError === undefined ? '' : String(message),
    headers: { 'Content-Type': 'application/json' },
    body: payload,
  };
}

async function calledService(
  backends: Backends,
  integration: IntegrationPart,
  uri: string,
  exchange: Exchange,
  parts: Parameters<typeof serviceRequest>[2],
): Promise<BackendAnswer> {
  const service = serviceUri(uri);
  if (service === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
  const request = serviceRequest(service, integration.method, parts);
  const answer = await backends.call(request, exchange, integration.roleArn);
  const headers = Object.fromEntries(
    Object.entries(answer.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  return {
    selector: String(answer.status),
    headers,
    body: Buffer.from(answer.body ?? ''),
  };
}

function withoutHop(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) =>
        !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name.toLowerCase()),
    ),
  );
}

export function filledUrl(
  uri: string,
  path: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
): string {
  const filled = uri.replace(/\{([\w.-]+)\+?\}/g, (whole, name: string) => {
    const value = path[name];
    return value === undefined ? whole : value.split('/').map(encodeURIComponent).join('/');
  });
  const text = queryText(
    Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
  );
  if (text === '') return filled;
  return `${filled}${filled.includes('?') ? '&' : '?'}${text}`;
}
