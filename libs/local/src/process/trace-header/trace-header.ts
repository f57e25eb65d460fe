import { randomBytes } from 'node:crypto';

/**
 * The value of `_X_AMZN_TRACE_ID` for one invocation. It is not sampled, so that X-Ray's SDK sends
 * nothing. The AWS SDK passes it on with each request that the invocation makes, which tells the cloud
 * whose request it is.
 */
export function traceHeader(requestId: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const root = `1-${seconds}-${randomBytes(12).toString('hex')}`;
  const parent = randomBytes(8).toString('hex');
  return `Root=${root};Parent=${parent};Sampled=0;Invocation=${encodeURIComponent(requestId)}`;
}

/** @returns the request id of the invocation that sent a request with this `X-Amzn-Trace-Id` */
export function invocationOf(header: string | undefined): string | undefined {
  const encoded = /(?:^|;)Invocation=([^;]+)/.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
