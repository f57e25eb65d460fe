import type { ApiRequest, ApiResponse } from '../message';
import type { CorsPart } from '../parts';

/** Whether a browser asks beforehand. */
export function isPreflight({ method, headers }: ApiRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers['origin'] !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/** The headers by which a browser of another origin may read an answer ("Configure CORS for HTTP APIs"). */
export function corsHeaders(
  cors: CorsPart,
  request: ApiRequest,
): Readonly<Record<string, readonly string[]>> {
  const origin = request.headers['origin']?.at(-1);
  if (origin === undefined || !cors.origins.some((each) => fits(each, origin))) return {};
  const isAny = cors.origins.includes('*') && !cors.credentials;
  const list = (values: readonly string[]): string => values.join(',');
  const headers: Record<string, readonly string[]> = {
    'access-control-allow-origin': [isAny ? '*' : origin],
  };
  if (cors.credentials) headers['access-control-allow-credentials'] = ['true'];
  if (cors.exposed.length > 0) headers['access-control-expose-headers'] = [list(cors.exposed)];
  if (!isPreflight(request)) return headers;
  if (cors.methods.length > 0) headers['access-control-allow-methods'] = [list(cors.methods)];
  if (cors.headers.length > 0) headers['access-control-allow-headers'] = [list(cors.headers)];
  if (cors.maxAgeSeconds !== undefined) {
    headers['access-control-max-age'] = [String(cors.maxAgeSeconds)];
  }
  return headers;
}

export function preflight(cors: CorsPart, request: ApiRequest): ApiResponse {
  return { status: 204, headers: corsHeaders(cors, request), body: Buffer.alloc(0) };
}

function fits(pattern: string, origin: string): boolean {
  if (pattern === '*') return true;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`, 'i').test(origin);
}
