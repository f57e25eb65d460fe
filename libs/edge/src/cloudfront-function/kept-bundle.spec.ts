import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCloudFrontFunction } from './bundle-cloudfront-function';
import { keepBundle, keptBundle } from './kept-bundle';

let folder: string;
let input: string;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'kept bundle '));
  input = join(folder, 'a.ts');
  writeFileSync(input, 'export const a = 1;');
});
afterEach(() => rmSync(folder, { recursive: true }));

const settings = (minify = false) => ({ entryPoints: [input], minify });

it('gives what was kept for the same settings, and nothing for others', () => {
  expect(keptBundle(settings())).toBeUndefined();
  keepBundle(settings(), [input], 'the bundle');
  expect(keptBundle(settings())).toBe('the bundle');
  expect(keptBundle(settings(true))).toBeUndefined();
});

it('gives nothing once a file of it is another one, or is gone', () => {
  keepBundle(settings(), [input], 'the bundle');
  writeFileSync(input, 'export const a = 2;');
  expect(keptBundle(settings())).toBeUndefined();
  writeFileSync(input, 'export const a = 1;');
  expect(keptBundle(settings())).toBe('the bundle');
  rmSync(input);
  expect(keptBundle(settings())).toBeUndefined();
});

it('bundles a function anew when a file that it imports has changed', () => {
  const entry = join(folder, 'handler.ts');
  writeFileSync(entry, `import { a } from './a'; export const handler = () => a;`);
  expect(bundleCloudFrontFunction(entry)).toContain('a = 1');
  writeFileSync(input, 'export const a = 2;');
  expect(bundleCloudFrontFunction(entry)).toContain('a = 2');
  expect(bundleCloudFrontFunction(entry)).toContain('a = 2');
});
