import { createRequire } from 'node:module';
import type * as Velocity from 'velocityjs';

/** Loaded where it is used: most specs render nothing. */
const load = createRequire(__filename);

/** What a mapping template of API Gateway sees of a request, or of the answer of a service. */
export interface MappedMessage {
  readonly body: string;

  /**
   * @default - none
   */
  readonly path?: Readonly<Record<string, string>>;

  /**
   * @default - none
   */
  readonly querystring?: Readonly<Record<string, string>>;

  /**
   * @default - none
   */
  readonly header?: Readonly<Record<string, string>>;

  /**
   * What `$context` holds.
   *
   * @default - nothing
   */
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface MappedResult {
  readonly text: string;
  /** The status that the template set in place of the declared one. */
  readonly status?: number;
}

/**
 * What a mapping template makes of a message. The language is that of velocityjs; `$input` and `$util` are those of
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html. References of
 * Terraform become the word `resolved`.
 */
export function renderMapping(template: string, message: MappedMessage): MappedResult {
  const { Compile, parse } = load('velocityjs') as typeof Velocity;
  const context: Record<string, unknown> = {
    ...message.context,
    responseOverride: {},
  };
  const text = new Compile(parse(template.replace(/\$\{[a-z]+_[^}]+\}/g, 'resolved')), {
    customMethodHandlers: [
      {
        uid: 'replaceAll',
        match: ({ property, context: value }) =>
          property === 'replaceAll' && typeof value === 'string',
        // Velocity calls Java, whose replaceAll takes a regular expression.
        resolve: ({ context: value, params: [pattern = '', replacement = ''] = [] }) =>
          (value as string).replace(new RegExp(String(pattern), 'g'), String(replacement)),
      },
    ],
  }).render({ input: inputOf(message), util: UTIL, context });
  const { status } = context['responseOverride'] as { readonly status?: unknown };
  return status === undefined ? { text } : { text, status: Number(status) };
}

function inputOf({ body, path = {}, querystring = {}, header = {} }: MappedMessage) {
  const found = (jsonPath: string) => valueAt(parsed(body), jsonPath);
  return {
    body,
    json: (jsonPath: string) => JSON.stringify(found(jsonPath)),
    path: found,
    // Looked for in this order: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
    params: (name?: string) =>
      name === undefined
        ? { path, querystring, header }
        : (path[name] ?? querystring[name] ?? header[name] ?? ''),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** `$`, `$.a.b` and `$.a[0]`, which is all that this workspace's templates ask for. */
function valueAt(value: unknown, jsonPath: string): unknown {
  let at = value;
  for (const [, name, index] of jsonPath.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]/g)) {
    at = (at as Record<string, unknown> | undefined)?.[name ?? index ?? ''];
  }
  return at ?? '';
}

const UTIL = {
  /** As Java's URLEncoder does: a space is a plus. */
  urlEncode: (text: string) =>
    encodeURIComponent(text)
      .replace(/%20/g, '+')
      .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  urlDecode: (text: string) => decodeURIComponent(text.replace(/\+/g, ' ')),
  base64Encode: (text: string) => Buffer.from(text).toString('base64'),
  base64Decode: (text: string) => Buffer.from(text, 'base64').toString(),
  parseJson: (text: string) => JSON.parse(text) as unknown,
  /** As Commons Text escapes ECMAScript: quotes of both kinds, slashes, controls and what is not ASCII. */
  escapeJavaScript: (text: string) =>
    [...String(text)]
      .flatMap((sign) => sign.split(''))
      .map(escaped)
      .join(''),
};

const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
};

function escaped(unit: string): string {
  const code = unit.charCodeAt(0);
  return (
    SHORT[unit] ??
    (code < 0x20 || code > 0x7f ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : unit)
  );
}
