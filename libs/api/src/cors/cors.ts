import type { Problem } from '@archway/core';
import { notWhole, problemIf } from '@archway/core';

/** What pages of other origins may ask for. Browsers obey it, nobody else does. */
export interface CorsOptions {
  /** Such as `https://example.com`; `*` for all, and then without credentials. */
  readonly allowOrigins: readonly string[];

  /**
   * @default - those of the path's routes in a REST API, all in an HTTP API
   */
  readonly allowMethods?: readonly string[];

  /**
   * @default - none
   */
  readonly allowHeaders?: readonly string[];

  /**
   * Headers of answers that a page may read.
   *
   * @default - none
   */
  readonly exposeHeaders?: readonly string[];

  /**
   * Whether the browser sends cookies and other credentials.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long the browser remembers the answer, in seconds, 0 to 86400.
   *
   * @default 0
   */
  readonly maxAgeSeconds?: number;
}

const ORIGIN = /^(\*|https?:\/\/[^\s/*]+)$/;

/** What browsers or API Gateway would refuse. */
export function corsProblems(cors: CorsOptions | undefined): readonly Problem[] {
  if (cors === undefined) return [];
  const { allowOrigins } = cors;
  const bad = allowOrigins.find((origin) => !ORIGIN.test(origin));
  return [
    problemIf(allowOrigins.length === 0, 'cors.allowOrigins must name an origin, got none'),
    problemIf(
      bad !== undefined,
      `cors.allowOrigins must be '*' or such as https://example.com, got ${JSON.stringify(bad)}`,
    ),
    problemIf(
      cors.allowCredentials === true && allowOrigins.includes('*'),
      "cors.allowOrigins must name origins where credentials are allowed, got '*'",
    ),
    notWhole('cors.maxAgeSeconds', cors.maxAgeSeconds, 0, 86_400),
  ];
}
