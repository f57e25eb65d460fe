import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { TypedArgument } from './lowest-provider';

const BINDINGS = path.resolve(__dirname, '../../../../node_modules/@cdktf/provider-aws/lib');

/** The folders of the bindings that are of resources. */
export function boundResources(): readonly string[] {
  return readdirSync(BINDINGS).filter(
    (folder) =>
      !folder.startsWith('data-aws-') && existsSync(path.join(BINDINGS, folder, 'index.js')),
  );
}

/**
 * The arguments of a resource type in version 6 of the provider, from which the bindings are generated. They are
 * read as text: loading them takes longer.
 */
export function boundArguments(folder: string): readonly TypedArgument[] {
  const text = readdirSync(path.join(BINDINGS, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(BINDINGS, folder, file), 'utf8'))
    .join('\n');
  const type = /tfResourceType = "(\w+)"/.exec(text)?.[1];
  if (type === undefined) return [];
  const writers = writersIn(text);
  const seen = new Set<string>();
  const walk = (writer: string, at: readonly string[]): readonly TypedArgument[] =>
    (writers.get(writer) ?? []).flatMap(({ name, type: of, writer: inner }) => {
      const own: TypedArgument = [[...at, name], of];
      if (inner === undefined || seen.has(inner)) return [own];
      seen.add(inner);
      return [own, ...walk(inner, own[0])];
    });
  return walk('', [type]);
}

interface BoundArgument {
  readonly name: string;
  readonly type: string;
  /** What writes the arguments within it. */
  readonly writer?: string;
}

const WRITER =
  /(?:^function (\w+)ToHclTerraform\(struct\)|^ {4}synthesizeHclAttributes\(\)) \{[\s\S]*?\n\s+const attrs = \{\n([\s\S]*?)\n\s+\};\n/gm;

const ARGUMENT =
  /^\s+(\w+): \{\n\s+value: (.*),\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)"/gm;

function writersIn(text: string): ReadonlyMap<string, readonly BoundArgument[]> {
  return new Map(
    [...text.matchAll(WRITER)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(ARGUMENT)].map(
        ([, argument = '', value = '', block, type = '', storage = '']) => {
          const writer = /(?<!cdktf\.)\b(\w+)ToHclTerraform/.exec(value)?.[1];
          return {
            name: argument,
            type: block === 'true' ? blocksIn(type) : primitivesIn(type, storage),
            ...(block === 'true' && writer !== undefined ? { writer } : {}),
          };
        },
      ),
    ]),
  );
}

function blocksIn(type: string): string {
  return type === 'struct' ? 'block' : `${type}(blocks)`;
}

/** `list` and `stringListList` are `list(list(string))`. */
function primitivesIn(type: string, storage: string): string {
  const [of = '', ...around] = storage.replace('boolean', 'bool').split(/(?=[A-Z])/);
  const inner = around.slice(0, -1).reduce((each, kind) => `${kind.toLowerCase()}(${each})`, of);
  return type === 'simple' ? of : `${type}(${inner})`;
}
