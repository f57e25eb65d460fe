/** What AWS WAF does with a request whose part is larger than it can look at. */
export type OversizeHandling = 'CONTINUE' | 'MATCH' | 'NO_MATCH';

/** What a statement answers for a request that lacks what it looks at. */
export type FallbackBehavior = 'MATCH' | 'NO_MATCH';

/** Which headers or cookies are looked at, and whether at their names, their values, or both. */
export interface NamedParts {
  /** @default - all, unless `exclude` is given */
  readonly include?: readonly string[];
  /** @default - none; rejected beside `include` */
  readonly exclude?: readonly string[];
  /** @default 'ALL' */
  readonly matchScope?: 'ALL' | 'KEY' | 'VALUE';
  /** @default 'CONTINUE' */
  readonly oversizeHandling?: OversizeHandling;
}

/** How the body is looked at as JSON. */
export interface JsonBodyOptions {
  /**
   * JSON pointers such as `/user/name`.
   *
   * @default - everything
   */
  readonly includedPaths?: readonly string[];
  /** @default 'ALL' */
  readonly matchScope?: 'ALL' | 'KEY' | 'VALUE';
  /**
   * What counts when the body is no JSON.
   *
   * @default - it is looked at up to where it stops being JSON
   */
  readonly invalidFallbackBehavior?: FallbackBehavior | 'EVALUATE_AS_STRING';
  /** @default 'CONTINUE' */
  readonly oversizeHandling?: OversizeHandling;
}

/** The part of a request that a statement looks at. Made with `RequestField`. */
export type RequestField =
  | {
      readonly kind: 'all-query-arguments' | 'method' | 'query-string' | 'uri-path';
    }
  | { readonly kind: 'body' | 'header-order'; readonly oversizeHandling: OversizeHandling }
  | {
      readonly kind: 'ja3-fingerprint' | 'ja4-fingerprint' | 'uri-fragment';
      readonly fallbackBehavior: FallbackBehavior;
    }
  | { readonly kind: 'single-header' | 'single-query-argument'; readonly name: string }
  | { readonly kind: 'cookies' | 'headers'; readonly parts: NamedParts }
  | { readonly kind: 'json-body'; readonly options: JsonBodyOptions };

/** The parts of a request. */
export const RequestField = {
  allQueryArguments: { kind: 'all-query-arguments' },
  method: { kind: 'method' },
  queryString: { kind: 'query-string' },
  uriPath: { kind: 'uri-path' },

  /** The body as plain text. */
  body: (oversizeHandling: OversizeHandling = 'CONTINUE'): RequestField => ({
    kind: 'body',
    oversizeHandling,
  }),
  /** The body as JSON, which costs twice the capacity. */
  jsonBody: (options: JsonBodyOptions = {}): RequestField => ({ kind: 'json-body', options }),
  /** One header by its name, whose case does not matter. */
  header: (name: string): RequestField => ({ kind: 'single-header', name }),
  headers: (parts: NamedParts = {}): RequestField => ({ kind: 'headers', parts }),
  /** The headers' names in the order in which they came, joined by colons. */
  headerOrder: (oversizeHandling: OversizeHandling = 'CONTINUE'): RequestField => ({
    kind: 'header-order',
    oversizeHandling,
  }),
  cookies: (parts: NamedParts = {}): RequestField => ({ kind: 'cookies', parts }),
  /** One query argument by its name, whose case does not matter. */
  queryArgument: (name: string): RequestField => ({ kind: 'single-query-argument', name }),
  /** What identifies the client's TLS stack, as 32 characters. */
  ja3Fingerprint: (fallbackBehavior: FallbackBehavior = 'NO_MATCH'): RequestField => ({
    kind: 'ja3-fingerprint',
    fallbackBehavior,
  }),
  /** What identifies the client's TLS stack, as 36 characters. */
  ja4Fingerprint: (fallbackBehavior: FallbackBehavior = 'NO_MATCH'): RequestField => ({
    kind: 'ja4-fingerprint',
    fallbackBehavior,
  }),
  uriFragment: (fallbackBehavior: FallbackBehavior = 'NO_MATCH'): RequestField => ({
    kind: 'uri-fragment',
    fallbackBehavior,
  }),
} as const satisfies Readonly<Record<string, RequestField | ((...args: never[]) => RequestField)>>;
