import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RESOURCE_TYPES } from '../catalogue/catalogue';
import { SERVICES } from '../catalogue/services';
import { COMMANDS } from './commands';
import { documentationOf } from './documentation';
import { factsOf } from './facts';

const WORKSPACE = resolve(__dirname, '../../../..');
const folder = join(WORKSPACE, 'docs/resource-types');

it('is what the tables say: npx tsx libs/aws/src/documentation/write.ts writes it anew', () => {
  const pages = documentationOf(SERVICES);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  for (const [name, text] of Object.entries(pages)) {
    expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, text]);
  }
});

it('has a fact about every type', () => {
  expect(RESOURCE_TYPES.filter((known) => factsOf(known).length === 0)).toEqual([]);
});

/** The library whose sources read the tables for a command. */
const LIBRARIES: Readonly<Record<string, string>> = {
  check: 'checks',
  review: 'review',
  local: 'local',
  recovery: 'recoverability',
};

it('names no command whose library does not read that part', () => {
  const sources = new Map(
    Object.entries(LIBRARIES).map(([command, library]) => [command, sourcesOf(library)]),
  );
  const wrong = Object.entries(COMMANDS).flatMap(([part, commands]) =>
    commands
      .filter((command) => !readings(part).some((text) => sources.get(command)?.includes(text)))
      .map((command) => `${command} ${part}`),
  );
  expect(wrong).toEqual([]);
});

/** Defaults are read by functions of the catalogue. */
function readings(part: string): readonly string[] {
  return part === 'defaults' || part === 'serviceDefaults'
    ? ['defaultOf(', 'numberDefault(']
    : [`'${part}'`, `.${part}`, `?.${part}`, `{ ${part}`, `, ${part}`];
}

function sourcesOf(library: string): string {
  const root = join(WORKSPACE, 'libs', library, 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .filter((text) => text.includes('@archway/aws'))
    .join('\n');
}
