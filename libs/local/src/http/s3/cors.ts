import type { CorsRule } from '../../architecture/architecture';
import type { S3Api } from '../../s3/s3-api';
import { header, type Answer, type Call } from '../call/call';
import { isForeignOrigin } from '../call/loopback';
import { writeXml } from '../xml/xml';
import { addressOf } from './address';

type Asked = Pick<Call, 'headers' | 'method'>;

/**
 * The headers by which a browser lets a page read an answer. A page of another machine is let in where a
 * rule names its origin; `*` alone means the pages of this machine, because signatures are not checked.
 */
export function corsHeaders(
  call: Asked,
  rules: readonly CorsRule[],
): Readonly<Record<string, string>> {
  const origin = header(call, 'origin');
  if (origin === undefined) return {};
  const method = header(call, 'access-control-request-method') ?? call.method;
  const wanted = (header(call, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    ({ allowedMethods, allowedHeaders, allowedOrigins }) =>
      allowedMethods.includes(method) &&
      allowedOrigins.some((allowed) => mayCome(origin, allowed)) &&
      wanted.every((name) => allowedHeaders.some((allowed) => fits(allowed.toLowerCase(), name))),
  );
  if (rule === undefined) return {};
  return {
    'access-control-allow-origin': rule.allowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(wanted.length === 0 ? {} : { 'access-control-allow-headers': wanted.join(', ') }),
    ...(rule.exposeHeaders.length === 0
      ? {}
      : { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    ...(rule.maxAgeSeconds === undefined
      ? {}
      : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** The question of a browser before it calls ("Configuring cross-origin resource sharing"). */
export function preflight(
  call: Asked & Pick<Call, 'rawPath' | 'hostBucket' | 'requestId'>,
  s3: Pick<S3Api, 'corsRulesOf'>,
): Answer {
  const headers = corsHeaders(call, s3.corsRulesOf(addressOf(call).bucket));
  if (Object.keys(headers).length > 0) return { status: 200, headers };
  return {
    status: 403,
    headers: { 'content-type': 'application/xml' },
    body: writeXml('Error', undefined, {
      Code: 'AccessForbidden',
      Message: 'CORSResponse: This CORS request is not allowed.',
      RequestId: call.requestId,
    }),
  };
}

/** Whether a bucket's rules name the origin of a page of another machine. */
export function isNamedOrigin(origin: string, rules: readonly CorsRule[]): boolean {
  return rules.some(({ allowedOrigins }) =>
    allowedOrigins.some((allowed) => mayCome(origin, allowed)),
  );
}

function mayCome(origin: string, allowed: string): boolean {
  return allowed === '*' ? !isForeignOrigin(origin) : fits(allowed, origin);
}

/** One `*` stands for any characters. */
function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return (
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  );
}
