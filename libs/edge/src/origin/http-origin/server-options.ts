import type { Problem } from '@archway/core';
import { isOpen, notOneOf, notWhole, problemIf, show } from '@archway/core';

/** How CloudFront speaks to a server. */
export interface ServerOptions {
  /**
   * `match-viewer` passes on what viewers use, which a behavior that redirects to HTTPS makes HTTPS.
   *
   * @default 'https-only'
   */
  readonly protocol?: 'https-only' | 'http-only' | 'match-viewer';

  /**
   * 80, 443, or 1024 to 65535.
   *
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * 80, 443, or 1024 to 65535.
   *
   * @default 443
   */
  readonly httpsPort?: number;

  /**
   * How long CloudFront waits for an answer and between two packets, in seconds, 1 to 180. Over 60 needs a higher
   * quota.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
   * @default 30
   */
  readonly readTimeoutSeconds?: number;

  /**
   * How long CloudFront keeps a connection after the last answer, in seconds, 1 to 180. Over 60 needs a higher quota.
   *
   * @default 5
   */
  readonly keepaliveTimeoutSeconds?: number;
}

const PROTOCOLS = ['https-only', 'http-only', 'match-viewer'] as const;

/** What is wrong with how CloudFront is to speak to a server. */
export function serverProblems(options: ServerOptions): readonly Problem[] {
  return [
    notOneOf('protocol', options.protocol, PROTOCOLS),
    portProblem('httpPort', options.httpPort),
    portProblem('httpsPort', options.httpsPort),
    notWhole('readTimeoutSeconds', options.readTimeoutSeconds, 1, 180),
    notWhole('keepaliveTimeoutSeconds', options.keepaliveTimeoutSeconds, 1, 180),
  ];
}

function portProblem(prop: string, port: number | undefined): Problem {
  if (isOpen(port)) return undefined;
  const isAllowed =
    Number.isInteger(port) && (port === 80 || port === 443 || (port >= 1_024 && port <= 65_535));
  return problemIf(!isAllowed, `${prop} must be 80, 443 or 1024 to 65535, got ${show(port)}`);
}
