import { isRecord } from '../../pattern/pattern';
import { ApiFailure } from '../failure';
import type { ApiResponse } from '../message';

/**
 * The response that a function gives as a proxy ("Output format of a Lambda function for proxy
 * integration").
 *
 * @throws ApiFailure for what is none: API Gateway answers 502
 */
export function proxyResponse(payload: unknown): ApiResponse {
  if (!isRecord(payload)) throw malformed();
  const { statusCode, body, headers, multiValueHeaders, isBase64Encoded } = payload;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) throw malformed();
  if (body !== undefined && body !== null && typeof body !== 'string') throw malformed();
  const text = typeof body === 'string' ? body : '';
  return {
    status,
    headers: withType({ ...single(headers), ...multiple(multiValueHeaders) }, 'application/json'),
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : Buffer.from(text),
  };
}

/**
 * The response that a function gives by payload format 2.0, where what has no `statusCode` is a body of
 * its own ("Create AWS Lambda proxy integrations for HTTP APIs").
 */
export function proxyResponse2(payload: unknown): ApiResponse {
  if (isRecord(payload) && payload['statusCode'] !== undefined) {
    const { cookies, body, ...rest } = payload;
    const text =
      body === undefined || body === null || typeof body === 'string' ? body : JSON.stringify(body);
    const response = proxyResponse({ ...rest, body: text });
    const set = Array.isArray(cookies) ? cookies.map(String) : [];
    const type = single(rest['headers']);
    const headers = withType(type, text ? 'text/plain;charset=utf-8' : undefined);
    return {
      ...response,
      headers: set.length === 0 ? headers : { ...headers, 'Set-Cookie': set },
    };
  }
  return {
    status: 200,
    headers: { 'Content-Type': ['application/json'] },
    body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload ?? null)),
  };
}

function malformed(): ApiFailure {
  return new ApiFailure('API_CONFIGURATION_ERROR', 'Internal server error', 502);
}

function single(headers: unknown): Record<string, readonly string[]> {
  if (!isRecord(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [String(value)]]),
  );
}

function multiple(headers: unknown): Record<string, readonly string[]> {
  if (!isRecord(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [
      name,
      Array.isArray(values) ? values.map(String) : [String(values)],
    ]),
  );
}

function withType(
  headers: Record<string, readonly string[]>,
  type: string | undefined,
): Readonly<Record<string, readonly string[]>> {
  const isStated = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return isStated || type === undefined ? headers : { 'Content-Type': [type], ...headers };
}
