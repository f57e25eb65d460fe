/** A request to an API, read whole. */
export interface ApiRequest {
  readonly method: string;
  /** As it came, percent-encoded and without the query. */
  readonly path: string;
  /** Every value of each name, in the order of the query. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Every value of each header, by its name in lower case. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** The headers' names as the client wrote them. */
  readonly headerNames: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** What an API answers. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
}

/** What a caller states of a request. */
export interface RequestParts {
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string | Uint8Array;
  readonly sourceIp?: string;
}

export function requestOf({ method, target, headers = {}, body = '', sourceIp }: RequestParts) {
  const at = target.indexOf('?');
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : target.slice(at + 1))) {
    (query[name] ??= []).push(value);
  }
  const values: Record<string, readonly string[]> = {};
  const headerNames: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    values[name.toLowerCase()] = typeof value === 'string' ? [value] : value;
    headerNames[name.toLowerCase()] = name;
  }
  const path = at < 0 ? target : target.slice(0, at);
  return {
    method: method.toUpperCase(),
    path: path === '' ? '/' : path,
    query,
    headers: values,
    headerNames,
    body: Buffer.from(body),
    sourceIp: sourceIp ?? '127.0.0.1',
  } satisfies ApiRequest;
}

/** The last value of each name: what a map of single values has. */
export function lastOf(
  values: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, all]) => {
      const last = all.at(-1);
      return last === undefined ? [] : [[name, last]];
    }),
  );
}

/** The media type of a message without its parameters, in lower case. */
export function mediaTypeOf(value: string | undefined): string | undefined {
  return value?.split(';')[0]?.trim().toLowerCase();
}

export function textResponse(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  const all = { 'Content-Type': 'application/json', ...headers };
  return {
    status,
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    body: Buffer.from(body),
  };
}
