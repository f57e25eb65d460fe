/** How long browsers use nothing but HTTPS. */
export interface StrictTransportSecurity {
  /**
   * In seconds, 0 to 63072000.
   *
   * @default 31536000
   */
  readonly maxAgeSeconds?: number;

  /**
   * @default false
   */
  readonly includeSubdomains?: boolean;

  /**
   * Whether browsers may ship the domain in their preload list, which takes months to leave. Needs subdomains and at
   * least a year.
   *
   * @see https://hstspreload.org
   * @default false
   */
  readonly preload?: boolean;
}

/** Which other sites may read the answers in a browser. */
export interface Cors {
  /** Origins such as `https://app.example.com`, with at most one `*` in each, or `*` alone. */
  readonly allowOrigins: readonly string[];

  /**
   * @default ['*']
   */
  readonly allowHeaders?: readonly string[];

  /**
   * @default ['GET', 'HEAD', 'OPTIONS']
   */
  readonly allowMethods?: readonly CorsMethod[];

  /**
   * @default - none
   */
  readonly exposeHeaders?: readonly string[];

  /**
   * Whether browsers send cookies. Not together with `*` anywhere, which browsers refuse.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long a browser keeps the answer to its preflight, in seconds.
   *
   * @default - the browser's own
   */
  readonly maxAgeSeconds?: number;

  /**
   * Whether these headers replace the origin's.
   *
   * @default true
   */
  readonly override?: boolean;
}

export type CorsMethod = 'GET' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT' | 'ALL';

/** Values of the `Referrer-Policy` header. */
export type ReferrerPolicy =
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'origin'
  | 'origin-when-cross-origin'
  | 'same-origin'
  | 'strict-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url';

export interface ResponseHeadersPolicyProps {
  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * What a page may load and run, such as `default-src 'self'`.
   *
   * @default - none: only the site knows what it loads
   */
  readonly contentSecurityPolicy?: string;

  /**
   * Whether other pages may show this one in a frame. `none` leaves it to `frame-ancestors` of the content security
   * policy.
   *
   * @default 'SAMEORIGIN'
   */
  readonly frameOptions?: 'DENY' | 'SAMEORIGIN' | 'none';

  /**
   * @default 'strict-origin-when-cross-origin'
   */
  readonly referrerPolicy?: ReferrerPolicy;

  /**
   * @default - a year, for this name only
   */
  readonly strictTransportSecurity?: StrictTransportSecurity;

  /**
   * @default - the origin decides
   */
  readonly cors?: Cors;

  /**
   * Headers that every answer carries, by name, at most 10.
   *
   * @default - none
   */
  readonly customHeaders?: Readonly<Record<string, string>>;

  /**
   * Headers of the origin that viewers do not see, such as `X-Powered-By`, at most 10.
   *
   * @default - none
   */
  readonly removeHeaders?: readonly string[];

  /**
   * How many of a hundred answers say in `Server-Timing` what CloudFront did, 0 to 100.
   *
   * @default - none
   */
  readonly serverTimingSamplingRatePercent?: number;
}
