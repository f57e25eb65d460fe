import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { zipNames } from './zip-names';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'zip-names-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const written = (bytes: Uint8Array | string): string => {
  const file = join(folder, 'code.zip');
  writeFileSync(file, bytes);
  return file;
};

it('lists what is in a zip', () => {
  const zip = zipSync({ 'index.js': strToU8('1'), lib: { 'a.js': strToU8('2') } });
  expect(zipNames(written(zip))).toEqual(['index.js', 'lib/', 'lib/a.js']);
});

it.each([
  ['no zip', 'not a zip at all, and long enough to look for one in it'],
  ['an empty file', ''],
  ['a zip that is cut off', zipSync({ 'index.js': strToU8('1') }).slice(0, -10)],
])('knows nothing of %s', (_, bytes) => {
  expect(zipNames(written(bytes))).toBeUndefined();
});

it.each(['x'.repeat(300), 'code\u0000.zip', ''])(
  'knows nothing of a file that cannot be: %j',
  (name) => {
    expect(zipNames(join(folder, name))).toBeUndefined();
  },
);

it('knows nothing of a file that is not there, or is a folder', () => {
  expect(zipNames(join(folder, 'nowhere.zip'))).toBeUndefined();
  expect(zipNames(folder)).toBeUndefined();
});
