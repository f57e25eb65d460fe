import type { Problem } from '@archway/core';
import { notMatching } from '@archway/core';
import type { FallbackBehavior } from './field';

/** Where the client's address stands when a proxy has passed the request on. */
export interface ForwardedIp {
  /** @default 'X-Forwarded-For' */
  readonly headerName?: string;
  /**
   * What counts when the header holds no valid address.
   *
   * @default 'NO_MATCH'
   */
  readonly fallbackBehavior?: FallbackBehavior;
}

/** The addresses of the header, of which one counts. */
export interface ForwardedIpInSet extends ForwardedIp {
  /**
   * Which of the header's addresses counts. `ANY` looks at the last ten and costs 4 WCU more. A client can write into
   * the header itself: what it wrote stands first.
   *
   * @default 'FIRST'
   */
  readonly position?: 'ANY' | 'FIRST' | 'LAST';
}

export function renderForwardedIp(forwarded: ForwardedIp): object {
  return {
    HeaderName: forwarded.headerName ?? 'X-Forwarded-For',
    FallbackBehavior: forwarded.fallbackBehavior ?? 'NO_MATCH',
  };
}

export function forwardedIpProblems(path: string, forwarded: ForwardedIp | undefined): Problem {
  return notMatching(
    `${path}.forwardedIp.headerName`,
    forwarded?.headerName,
    /^[A-Za-z0-9-]{1,255}$/,
    'a header name of 1 to 255 letters, digits and hyphens',
  );
}
