import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../../principal/principal';

/** One request, read whole. */
export interface Call {
  readonly method: string;
  /** As it came, percent-encoded: S3 keys may hold what a URL parser would tidy away. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly principal: Principal;
  readonly requestId: string;
  /** The bucket that the host names (`photos.localhost`), undefined for path-style requests. */
  readonly hostBucket?: string;
  /** The server's own address, `http://127.0.0.1:4566`. */
  readonly url: string;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

/** What goes back. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
}

/** @returns the header's first value, undefined where it is absent or empty */
export function header(call: Pick<Call, 'headers'>, name: string): string | undefined {
  const value = call.headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === '' ? undefined : first;
}
