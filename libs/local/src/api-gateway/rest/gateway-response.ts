import { contextValue, textOf, withContext } from '../context';
import type { ApiFailure } from '../failure';
import type { ApiRequest, ApiResponse } from '../message';
import type { GatewayResponsePart } from '../parts';

const BODY = '{"message":$context.error.messageString}';

/** What an API answers itself, as its gateway responses state it. */
export function gatewayResponse(
  parts: readonly GatewayResponsePart[],
  failure: ApiFailure,
  context: Record<string, unknown>,
  request: ApiRequest,
): ApiResponse {
  const { type, message } = failure;
  const group = failure.status >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX';
  const own = parts.find((part) => part.type === type);
  const part = own ?? parts.find((each) => each.type === group);
  const about = {
    ...context,
    error: {
      message,
      messageString: JSON.stringify(message),
      responseType: type,
      ...failure.details,
    },
  };
  const [[mediaType, template] = ['application/json', BODY]] = Object.entries(
    part?.templates ?? {},
  );
  const headers: Record<string, readonly string[]> = {
    'Content-Type': [mediaType],
    'x-amzn-ErrorType': [errorType(type)],
  };
  for (const [target, source] of Object.entries(part?.parameters ?? {})) {
    const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
    const value = valueOf(source, about, request);
    if (name !== undefined && value !== undefined) headers[name] = [value];
  }
  return {
    status: part?.status ?? failure.status,
    headers,
    body: Buffer.from(withContext(template, about, '')),
  };
}

function valueOf(
  source: string,
  context: Record<string, unknown>,
  { headers, query }: ApiRequest,
): string | undefined {
  if (/^'.*'$/s.test(source)) return source.slice(1, -1);
  const [, place, name = ''] =
    /^(method\.request\.header|method\.request\.querystring|context)\.(.+)$/.exec(source) ?? [];
  if (place === 'method.request.header') return headers[name.toLowerCase()]?.at(-1);
  if (place === 'method.request.querystring') return query[name]?.at(-1);
  const value = place === 'context' ? contextValue(context, name) : undefined;
  return value === undefined ? undefined : textOf(value);
}

/** `UnsupportedMediaTypeException` of `UNSUPPORTED_MEDIA_TYPE`. */
function errorType(type: string): string {
  const words = type.toLowerCase().split('_');
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Exception`;
}
