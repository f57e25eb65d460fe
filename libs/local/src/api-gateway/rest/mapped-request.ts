import { contextValue, textOf } from '../context';
import type { Exchange } from '../exchange';
import { lastOf } from '../message';
import { jsonPath } from '../mapping/json-path';
import { parseJson } from '../mapping/util';

/** Where the parts of an integration request are put together. */
export interface MappedParts {
  readonly headers: Record<string, string>;
  readonly query: Record<string, string>;
  readonly path: Record<string, string>;
}

/** What request parameters of an integration make ("Request and response data mapping reference"). */
export function mappedParameters(
  parameters: Readonly<Record<string, string>>,
  exchange: Exchange,
): MappedParts {
  const parts: MappedParts = { headers: {}, query: {}, path: {} };
  for (const [target, source] of Object.entries(parameters)) {
    const [, place, name = ''] =
      /^integration\.request\.(header|querystring|path)\.(.+)$/.exec(target) ?? [];
    const value = requestValue(source, exchange);
    if (value === undefined) continue;
    if (place === 'header') parts.headers[name] = value;
    if (place === 'querystring') parts.query[name] = value;
    if (place === 'path') parts.path[name] = value;
  }
  return parts;
}

/** A value such as `method.request.header.X`, `context.requestId` or `'a text'`. */
export function requestValue(source: string, exchange: Exchange): string | undefined {
  const { request, pathParameters, context, stage } = exchange;
  if (/^'.*'$/s.test(source)) return source.slice(1, -1);
  const [, place = '', name = ''] = /^method\.request\.(\w+)\.?(.*)$/.exec(source) ?? [];
  switch (place) {
    case 'header':
      return request.headers[name.toLowerCase()]?.at(-1);
    case 'multivalueheader':
      return request.headers[name.toLowerCase()]?.join(',');
    case 'querystring':
      return request.query[name]?.at(-1);
    case 'multivaluequerystring':
      return request.query[name]?.join(',');
    case 'path':
      return pathParameters[name];
    case 'body': {
      const text = request.body.toString('utf8');
      if (name === '') return text;
      const value = jsonPath(parseJson(text), `$.${name.replace(/^\$\.?/, '')}`);
      return value === undefined ? undefined : textOf(value);
    }
  }
  if (source.startsWith('context.')) {
    const value = contextValue(context, source.slice('context.'.length));
    return value === undefined ? undefined : textOf(value);
  }
  return source.startsWith('stageVariables.')
    ? stage.variables[source.slice('stageVariables.'.length)]
    : undefined;
}

/** A text with `${stageVariables.x}` in place. */
export function withStageVariables(text: string, { stage }: Exchange): string {
  return text.replace(
    /\$\{stageVariables\.(\w+)\}/g,
    (_, name: string) => stage.variables[name] ?? '',
  );
}

/** The headers of a request by the names that the client wrote, each once. */
export function plainHeaders({ request }: Exchange): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(lastOf(request.headers)).map(([name, value]) => [
      request.headerNames[name] ?? name,
      value,
    ]),
  );
}
