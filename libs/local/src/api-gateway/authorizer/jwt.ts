import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { isRecord } from '../../pattern/pattern';

export type Claims = Readonly<Record<string, unknown>>;

const DIGESTS: Readonly<Record<string, string>> = {
  RS256: 'RSA-SHA256',
  RS384: 'RSA-SHA384',
  RS512: 'RSA-SHA512',
};

/** What is wrong with a token, or what it claims. */
export type Verified =
  { readonly claims: Claims; readonly scopes: readonly string[] } | { readonly problem: string };

export interface Wanted {
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  /** One of them is enough; empty: none is asked for. */
  readonly scopes: readonly string[];
  readonly now: number;
}

/** Checks a token against the keys of its issuer ("Control access to HTTP APIs with JWT authorizers"). */
export function verifyToken(
  token: string,
  wanted: Wanted,
  keysOf: (issuer: string) => readonly JsonWebKey[] | undefined,
): Verified {
  const parts = token.replace(/^Bearer\s+/i, '').split('.');
  const [head = '', body = '', signature = ''] = parts;
  const [header, claims] = [decoded(head), decoded(body)];
  if (parts.length !== 3 || header === undefined || claims === undefined) {
    return { problem: 'invalid_token: the token is no JWT' };
  }
  const issuer = String(claims['iss']);
  if (!wanted.issuers.includes(issuer)) return { problem: 'invalid_token: unknown issuer' };
  const digest = DIGESTS[String(header['alg'])];
  const key = keysOf(issuer)?.find((each) => (each as { kid?: string }).kid === header['kid']);
  if (digest === undefined || key === undefined || !isSigned(key, digest, head, body, signature)) {
    return { problem: 'invalid_token: signature verification failed' };
  }
  const seconds = wanted.now / 1000;
  if (Number(claims['exp']) <= seconds) return { problem: 'invalid_token: the token has expired' };
  if (claims['nbf'] !== undefined && Number(claims['nbf']) > seconds) {
    return { problem: 'invalid_token: the token is not yet valid' };
  }
  const audience = [claims['aud'] ?? claims['client_id']].flat().map(String);
  const { audiences } = wanted;
  if (audiences.length > 0 && !audience.some((each) => audiences.includes(each))) {
    return { problem: 'invalid_token: the audience is another' };
  }
  const scopes = textIn(claims['scope'] ?? claims['scp'])
    .split(/[\s,]+/)
    .filter(Boolean);
  if (wanted.scopes.length > 0 && !wanted.scopes.some((each) => scopes.includes(each))) {
    return { problem: 'insufficient_scope' };
  }
  return { claims, scopes };
}

function textIn(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
}

function isSigned(
  key: JsonWebKey,
  digest: string,
  head: string,
  body: string,
  signature: string,
): boolean {
  try {
    return verify(
      digest,
      Buffer.from(`${head}.${body}`),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    );
  } catch {
    return false;
  }
}

function decoded(part: string): Claims | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
