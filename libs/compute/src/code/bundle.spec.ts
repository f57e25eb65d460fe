import { unzipSync } from 'fflate';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runInNewContext } from 'node:vm';
import { bundle } from './bundle';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway bundle '));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function source(name: string, content: string): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
}

function read(zip: string): Readonly<Record<string, string>> {
  const files = unzipSync(fs.readFileSync(zip));
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString()]),
  );
}

const GREETING = 'export const greeting: string = "hello";';
const HANDLER = 'import { greeting } from "./greeting"; export const handler = () => greeting;';

it('puts what an entry imports into one file that runs', () => {
  source('greeting.ts', GREETING);
  const files = read(bundle('Test', source('main.ts', HANDLER), {}));
  expect(Object.keys(files)).toEqual(['index.js']);
  const loaded = { exports: {} as { handler?: () => string } };
  runInNewContext(files['index.js'] ?? '', { module: loaded, exports: loaded.exports });
  expect(loaded.exports.handler?.()).toBe('hello');
});

it('is the same zip for the same code in another folder, and another one for other code', () => {
  const bytes = (file: string) => fs.readFileSync(bundle('Test', file, {}));
  source('one/greeting.ts', GREETING);
  source('two/greeting.ts', GREETING);
  const one = bytes(source('one/main.ts', HANDLER));
  expect(bytes(source('two/main.ts', HANDLER)).equals(one)).toBe(true);
  source('two/greeting.ts', GREETING.replace('hello', 'good-bye'));
  expect(bytes(path.join(folder, 'two/main.ts')).equals(one)).toBe(false);
});

it('does not change with a comment', () => {
  const one = bundle('Test', source('comment.ts', 'export const handler = 1;'), {});
  const other = bundle('Test', source('comment.ts', '// why\nexport const handler = 1;'), {});
  expect(path.basename(path.dirname(other))).toBe(path.basename(path.dirname(one)));
});

it('makes a module with a source map where it is asked to', () => {
  const entry = source('module.ts', 'export const handler = () => STAGE;');
  const files = read(
    bundle('Test', entry, { format: 'esm', sourceMap: true, define: { STAGE: '"prod"' } }),
  );
  expect(Object.keys(files).sort()).toEqual(['index.mjs', 'index.mjs.map']);
  expect(files['index.mjs']).toContain('"prod"');
  expect(JSON.parse(files['index.mjs.map'] ?? '')).toMatchObject({ sources: ['module.ts'] });
});

it('leaves out what the runtime provides', () => {
  const entry = source('sdk.ts', 'import sharp from "sharp"; export const handler = sharp;');
  const [file] = Object.values(read(bundle('Test', entry, { externalModules: ['sharp'] })));
  expect(file).toContain('require("sharp")');
});

it('reads other files as it is told', () => {
  source('query.sql', 'select 1');
  const entry = source('query.ts', 'import q from "./query.sql"; export const handler = q;');
  const [file] = Object.values(read(bundle('Test', entry, { loader: { '.sql': 'text' } })));
  expect(file).toContain('select 1');
});

it('names each place where the code does not compile', () => {
  const entry = source('broken.ts', 'import "./nowhere";\nexport const = 1;');
  expect(() => bundle("Function 'test/Resize'", entry, {})).toThrow(
    /^Function 'test\/Resize': entry must compile, got ".+" at broken\.ts:2:14$/,
  );
});

it('refuses an entry that is not there', () => {
  expect(() => bundle('Test', path.join(folder, 'none.ts'), {})).toThrow(
    'Test: entry must be a file, found none at ',
  );
});
