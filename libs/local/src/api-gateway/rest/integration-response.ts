import { contextValue, textOf } from '../context';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import type { ApiResponse } from '../message';
import { mediaTypeOf } from '../message';
import { jsonPath } from '../mapping/json-path';
import { parseJson } from '../mapping/util';
import type { IntegrationPart, IntegrationResponsePart, MethodPart } from '../parts';
import { inputOf, rendered } from './request-body';

/** What came back of a backend that is not a proxy. */
export interface BackendAnswer {
  /** What selection patterns see: a status, or the error message of a function. */
  readonly selector: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * The response whose pattern matches all of the selector, else the one without a pattern.
 *
 * @throws ApiFailure where there is none
 */
export function selectedResponse(
  responses: readonly IntegrationResponsePart[],
  selector: string,
): IntegrationResponsePart {
  const found =
    responses.find(({ pattern }) => pattern !== undefined && matchesAll(pattern, selector)) ??
    responses.find(({ pattern }) => pattern === undefined);
  if (found === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
  return found;
}

function matchesAll(pattern: string, selector: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su').test(selector);
  } catch {
    return false;
  }
}

/** What an API answers with what its backend answered. */
export function mappedResponse(
  method: MethodPart,
  integration: IntegrationPart,
  exchange: Exchange,
  answer: BackendAnswer,
): ApiResponse {
  const response = selectedResponse(integration.responses, answer.selector);
  const declared = method.responses[response.status];
  if (declared === undefined) throw new ApiFailure('API_CONFIGURATION_ERROR');
  const ownType = headerOf(answer.headers, 'content-type');
  const type = mediaTypeOf(ownType) ?? 'application/json';
  const text = answer.body.toString('utf8');
  const [first] = Object.keys(response.templates);
  const [mediaType, template] =
    response.templates[type] !== undefined
      ? [type, response.templates[type]]
      : [first, first === undefined ? undefined : response.templates[first]];
  const made =
    template === undefined || template === ''
      ? undefined
      : rendered(template, inputOf(exchange, text));
  const headers: Record<string, readonly string[]> = {
    'Content-Type': [made === undefined ? 'application/json' : (mediaType ?? 'application/json')],
  };
  for (const [target, source] of Object.entries(response.parameters)) {
    const name = /^method\.response\.header\.(.+)$/.exec(target)?.[1];
    const value = responseValue(source, exchange, answer);
    if (name !== undefined && value !== undefined) headers[nameIn(headers, name)] = [value];
  }
  for (const [name, value] of Object.entries(made?.response.header ?? {})) {
    headers[nameIn(headers, name)] = [value];
  }
  const isBinary = response.contentHandling === 'CONVERT_TO_BINARY';
  const body = made === undefined ? answer.body : Buffer.from(made.text);
  return {
    status: made?.response.status ?? response.status,
    headers,
    body: isBinary ? Buffer.from(body.toString('utf8'), 'base64') : body,
  };
}

/** The name under which a header is there already, whatever its case. */
function nameIn(headers: Readonly<Record<string, unknown>>, name: string): string {
  return Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
}

function responseValue(
  source: string,
  { context, stage }: Exchange,
  { headers, body }: BackendAnswer,
): string | undefined {
  if (/^'.*'$/s.test(source)) return source.slice(1, -1);
  const header = /^integration\.response\.(?:multivalue)?header\.(.+)$/.exec(source)?.[1];
  if (header !== undefined) return headerOf(headers, header);
  if (source === 'integration.response.body') return body.toString('utf8');
  const path = /^integration\.response\.body\.(.+)$/.exec(source)?.[1];
  const value =
    path !== undefined
      ? jsonPath(parseJson(body.toString('utf8')), `$.${path.replace(/^\$\.?/, '')}`)
      : source.startsWith('context.')
        ? contextValue(context, source.slice('context.'.length))
        : stage.variables[source.replace(/^stageVariables\./, '')];
  return value === undefined ? undefined : textOf(value);
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(headers).find(([each]) => each.toLowerCase() === wanted)?.[1];
}
