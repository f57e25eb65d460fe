import { contextValue, textOf } from '../context';
import type { Exchange } from '../exchange';
import { jsonPath } from '../mapping/json-path';
import { parseJson } from '../mapping/util';
import type { ApiResponse } from '../message';

/** A value of a request: `$request.header.x`, a text with `${request.body.a}` in it, or the text itself. */
export function mappedValue(source: string, exchange: Exchange): string | undefined {
  return filled(source, (path) => requestValue(path, exchange));
}

function filled(source: string, valueOf: (path: string) => string | undefined): string | undefined {
  if (source.startsWith('$') && !source.startsWith('${')) return valueOf(source.slice(1));
  return source.replace(/\$\{([^}]+)\}/g, (_, path: string) => valueOf(path) ?? '');
}

function requestValue(path: string, exchange: Exchange): string | undefined {
  const { request, pathParameters, context, stage } = exchange;
  const [root, place, ...rest] = path.split('.');
  const name = rest.join('.');
  if (root === 'context') return textIn(contextValue(context, [place, ...rest].join('.')));
  if (root === 'stageVariables') return stage.variables[[place, ...rest].join('.')];
  if (root !== 'request') return undefined;
  switch (place) {
    case 'header':
      return request.headers[name.toLowerCase()]?.join(',');
    case 'querystring':
      return request.query[name]?.join(',');
    case 'path':
      return name === '' ? exchange.path : pathParameters[name];
    case 'body':
      return bodyValue(request.body, name);
    default:
      return undefined;
  }
}

function bodyValue(body: Buffer, name: string): string | undefined {
  const text = body.toString('utf8');
  return name === '' ? text : textIn(jsonPath(parseJson(text), `$.${name}`));
}

function textIn(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : textOf(value);
}

export interface ProxiedRequest {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly path?: string;
}

/** What request parameters make of a request to an HTTP server ("Transform API requests and responses for HTTP APIs"). */
export function mappedRequest(
  parameters: Readonly<Record<string, string>>,
  exchange: Exchange,
): ProxiedRequest {
  const headers: Record<string, readonly string[]> = { ...exchange.request.headers };
  const query: Record<string, readonly string[]> = { ...exchange.request.query };
  let path: string | undefined;
  for (const [target, source] of Object.entries(parameters)) {
    const value = mappedValue(source, exchange);
    if (target === 'overwrite:path') path = value;
    const [, action, place, name = ''] =
      /^(append|overwrite|remove):(header|querystring)\.(.+)$/.exec(target) ?? [];
    const [map, key] = place === 'header' ? [headers, name.toLowerCase()] : [query, name];
    change(map, key, action, value);
  }
  return { headers, query, ...(path === undefined ? {} : { path }) };
}

/** What response parameters make of an answer. */
export function mappedAnswer(
  byStatus: Readonly<Record<string, Readonly<Record<string, string>>>>,
  exchange: Exchange,
  response: ApiResponse,
): ApiResponse {
  const mappings = byStatus[String(response.status)];
  if (mappings === undefined) return response;
  const headers: Record<string, readonly string[]> = Object.fromEntries(
    Object.entries(response.headers).map(([name, values]) => [name.toLowerCase(), values]),
  );
  let { status } = response;
  for (const [target, source] of Object.entries(mappings)) {
    const value = filled(source, (path) => answerValue(path, exchange, response));
    if (target === 'overwrite:statuscode') status = Number(value);
    const [, action, name = ''] = /^(append|overwrite|remove):header\.(.+)$/.exec(target) ?? [];
    change(headers, name.toLowerCase(), action, value);
  }
  return { ...response, status, headers };
}

function answerValue(
  path: string,
  exchange: Exchange,
  { headers, body, status }: ApiResponse,
): string | undefined {
  if (path === 'response.statuscode') return String(status);
  const header = /^response\.header\.(.+)$/.exec(path)?.[1];
  if (header !== undefined) {
    const found = Object.entries(headers).find(
      ([name]) => name.toLowerCase() === header.toLowerCase(),
    );
    return found?.[1].join(',');
  }
  const inBody = /^response\.body\.?(.*)$/.exec(path)?.[1];
  return inBody === undefined ? requestValue(path, exchange) : bodyValue(body, inBody);
}

function change(
  map: Record<string, readonly string[]>,
  name: string,
  action: string | undefined,
  value: string | undefined,
): void {
  if (action === 'remove') delete map[name];
  if (value === undefined) return;
  if (action === 'overwrite') map[name] = [value];
  if (action === 'append') map[name] = [...(map[name] ?? []), value];
}
