import { Compile, parse } from 'velocityjs';
import { jsonPath } from './json-path';
import { parseJson, UTIL } from './util';

/** What a mapping template sees. */
export interface TemplateInput {
  readonly body: string;
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  /** `$context`. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** What a template set in `$context.requestOverride` and `$context.responseOverride`. */
export interface Overrides {
  readonly status?: number;
  readonly header: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly path: Readonly<Record<string, string>>;
}

export interface Rendered {
  readonly text: string;
  readonly request: Overrides;
  readonly response: Overrides;
}

type TextMethod = (text: string, params: readonly unknown[]) => unknown;

/** Methods of Java's strings: templates call them. Those that take a pattern take a regular expression. */
const TEXT_METHODS: Readonly<Record<string, TextMethod>> = {
  concat: (text, [more]) => text + String(more),
  contains: (text, [part]) => text.includes(String(part)),
  endsWith: (text, [part]) => text.endsWith(String(part)),
  equals: (text, [other]) => text === other,
  equalsIgnoreCase: (text, [other]) => text.toLowerCase() === String(other).toLowerCase(),
  indexOf: (text, [part]) => text.indexOf(String(part)),
  isEmpty: (text) => text === '',
  lastIndexOf: (text, [part]) => text.lastIndexOf(String(part)),
  length: (text) => text.length,
  matches: (text, [pattern]) => new RegExp(`^(?:${String(pattern)})$`, 's').test(text),
  replace: (text, [part, by]) => text.split(String(part)).join(String(by)),
  replaceAll: (text, [pattern, by]) => text.replace(new RegExp(String(pattern), 'g'), String(by)),
  replaceFirst: (text, [pattern, by]) => text.replace(new RegExp(String(pattern)), String(by)),
  split: (text, [pattern]) => text.split(new RegExp(String(pattern))),
  startsWith: (text, [part]) => text.startsWith(String(part)),
  substring: (text, [from, to]) =>
    text.substring(Number(from), to === undefined ? undefined : Number(to)),
  toLowerCase: (text) => text.toLowerCase(),
  toString: (text: string) => text,
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

const METHODS = [
  {
    uid: 'text',
    match: ({ property, context }: { property: string; context: unknown }) =>
      typeof context === 'string' && Object.hasOwn(TEXT_METHODS, property),
    resolve: ({
      property,
      context,
      params = [],
    }: {
      property: string;
      context: unknown;
      params?: unknown[];
    }) => TEXT_METHODS[property]?.(context as string, params),
  },
  {
    uid: 'containsKey',
    match: ({ property, context }: { property: string; context: unknown }) =>
      property === 'containsKey' && typeof context === 'object' && context !== null,
    resolve: ({ context, params = [] }: { context: unknown; params?: unknown[] }) =>
      Object.hasOwn(context as object, String(params[0])),
  },
];

/**
 * What a mapping template makes of a message ("Mapping template transformations"). The language is
 * Velocity's, `$input` and `$util` are API Gateway's.
 *
 * @throws Error for a template that cannot be read
 */
export function renderTemplate(template: string, input: TemplateInput): Rendered {
  const { body, path, querystring, header, stageVariables } = input;
  const overrides = () => ({ header: {}, querystring: {}, path: {} }) as Record<string, unknown>;
  const requestOverride = overrides();
  const responseOverride = overrides();
  const root = body === '' ? {} : parseJson(body);
  const found = (at: string) => jsonPath(root, at);
  const all = { path: { ...path }, querystring: { ...querystring }, header: { ...header } };
  const text = new Compile(parse(template), { customMethodHandlers: METHODS }).render({
    input: {
      body,
      path: (at: string) => found(at) ?? '',
      json: (at: string) => JSON.stringify(found(at) ?? ''),
      // Looked for in the path, the query and the headers, in this order.
      params: (name?: string) =>
        name === undefined
          ? all
          : (['path', 'querystring', 'header'] as const).includes(name as 'path')
            ? all[name as 'path']
            : (path[name] ?? querystring[name] ?? headerOf(header, name) ?? ''),
    },
    util: UTIL,
    context: { ...input.context, requestOverride, responseOverride },
    stageVariables: { ...stageVariables },
  });
  return {
    text: String(text),
    request: overridesIn(requestOverride),
    response: overridesIn(responseOverride),
  };
}

function headerOf(header: Readonly<Record<string, string>>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(header).find(([each]) => each.toLowerCase() === wanted)?.[1];
}

function overridesIn(set: Record<string, unknown>): Overrides {
  const texts = (name: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries((set[name] ?? {}) as Record<string, unknown>).map(([key, value]) => [
        key,
        String(value),
      ]),
    );
  const status = set['status'] === undefined ? undefined : Number(set['status']);
  return {
    ...(status === undefined ? {} : { status }),
    header: texts('header'),
    querystring: texts('querystring'),
    path: texts('path'),
  };
}
