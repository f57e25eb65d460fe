import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const BINDINGS = path.resolve(__dirname, '../../../../node_modules/@cdktf/provider-aws/lib');

const known = new Map<string, ReadonlySet<string>>();

/**
 * The names of a type in version 6 of the provider, from which the bindings are generated. They are read as text:
 * loading them takes longer.
 */
export function namesOfProvider6(type: string): ReadonlySet<string> {
  const found = known.get(type) ?? readNames(type);
  known.set(type, found);
  return found;
}

function readNames(type: string): ReadonlySet<string> {
  const folder = path.join(BINDINGS, type.replace(/^aws_/, '').replaceAll('_', '-'));
  if (!existsSync(folder)) return new Set();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const words = texts.flatMap((text) => text.match(/\b[a-z]\w*\b/g) ?? []);
  return new Set(
    words.map((word) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
  );
}
