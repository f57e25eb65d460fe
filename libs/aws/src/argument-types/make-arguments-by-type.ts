import { keysOf } from './argument-type';
import type { TypedArgument } from './lowest-provider';

/** What is not in the table. */
const UNSAID = ['string', 'list(blocks)'];

/**
 * The keys of each type: the name of an argument where most arguments of the name have that type, and else the
 * name with the block around it, or with all of them.
 *
 * @param lowest the arguments of the lowest provider
 * @param bound those of version 6, which count where the lowest lacks them
 */
export function argumentsByType(
  lowest: readonly TypedArgument[],
  bound: readonly TypedArgument[],
): Readonly<Record<string, readonly string[]>> {
  const known = new Map<string, TypedArgument>();
  for (const argument of lowest) known.set(argument[0].join('.'), argument);
  for (const [path, type] of bound) {
    const other = known.get(path.join('.'))?.[1] ?? type;
    known.set(path.join('.'), [path, type === other ? type : 'varies']);
  }
  const all = [...known.values()].filter(([, type]) => type !== 'any');
  const byName = mostOf(all, ([path]) => keysOf(path)[2]);
  const byParent = mostOf(all, ([path]) => keysOf(path)[1]);
  const types = new Map<string, string>();
  for (const [name, type] of byName) if (!UNSAID.includes(type)) types.set(name, type);
  for (const [key, type] of byParent) {
    if (type !== byName.get(keysOf(key.split('.'))[2])) types.set(key, type);
  }
  for (const [path, type] of all) {
    const [key, parent] = keysOf(path);
    if (type !== byParent.get(parent)) types.set(key, type);
  }
  const keys: Record<string, string[]> = {};
  for (const [key, type] of [...types].sort(([a], [b]) => (a < b ? -1 : 1))) {
    (keys[type] ??= []).push(key);
  }
  return keys;
}

/** The text of `arguments-by-type.ts`. */
export function tableText(keys: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(keys)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, names]) => `  ${JSON.stringify(type)}: \`${wrapped(names)}\`,`);
  return [
    '// Written by `npx tsx libs/aws/src/argument-types/write.ts`. A bare name is an argument wherever it appears.',
    'export const ARGUMENTS_BY_TYPE: Readonly<Record<string, string>> = {',
    ...types,
    '};',
    '',
  ].join('\n');
}

function wrapped(names: readonly string[]): string {
  let line = '';
  let text = '';
  for (const name of names) {
    if (line.length + name.length > 100) {
      text += `${line}\n`;
      line = '';
    }
    line += line === '' ? name : ` ${name}`;
  }
  return text + line;
}

function mostOf(
  all: readonly TypedArgument[],
  keyOf: (argument: TypedArgument) => string,
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const argument of all) {
    const key = keyOf(argument);
    const types = counts.get(key) ?? new Map<string, number>();
    counts.set(key, types.set(argument[1], (types.get(argument[1]) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, types]) => {
      const [most] = [...types].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      return [key, most?.[0] ?? 'string'];
    }),
  );
}
