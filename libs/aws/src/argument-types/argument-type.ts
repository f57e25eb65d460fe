import { ARGUMENTS_BY_TYPE } from './arguments-by-type';

export { storedText } from './stored-text';

/**
 * What the provider makes of an argument. `blocks` are objects with arguments of their own, written as blocks or
 * assigned; `varies` is what the versions of the provider do not agree on.
 */
export type ArgumentType =
  | 'string'
  | 'number'
  | 'bool'
  | `${'list' | 'set' | 'map'}(${'string' | 'number' | 'bool'})`
  | `${'list' | 'set' | 'map'}(blocks)`
  | 'block'
  | 'list(list(string))'
  | 'list(map(string))'
  | 'set(set(string))'
  | 'map(map(string))'
  | 'varies';

let types: ReadonlyMap<string, ArgumentType> | undefined;

/**
 * The type of an argument of a resource.
 *
 * @param path the type of the resource, the blocks around the argument, and its name
 * @returns undefined for a string, and for blocks that are a list: most arguments are one or the other
 */
export function argumentType(path: readonly string[]): ArgumentType | undefined {
  types ??= typesByKey();
  for (const key of keysOf(path)) {
    const type = types.get(key);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** An argument mostly has the same type wherever its name appears, else within blocks of the same name. */
export function keysOf(path: readonly string[]): readonly [string, string, string] {
  return [path.join('.'), path.slice(-2).join('.'), path[path.length - 1] ?? ''];
}

function typesByKey(): ReadonlyMap<string, ArgumentType> {
  return new Map(
    Object.entries(ARGUMENTS_BY_TYPE).flatMap(([type, keys]) =>
      keys
        .trim()
        .split(/\s+/)
        .map((key) => [key, type as ArgumentType] as const),
    ),
  );
}
