import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isShipped, packageFiles } from './package-files';

describe('isShipped', () => {
  it.each([
    'package.json',
    'dist/index.cjs',
    'lib/process.js',
    'lib/sharp-linux-arm64-0.35.5.node',
    'lib/libvips-cpp.so.8.18.7',
    'lib/libexample.so',
    'LICENSE',
    'LICENSE.md',
  ])('keeps %s', (path) => {
    expect(isShipped(path)).toBe(true);
  });

  it.each([
    'README.md',
    'dist/index.mjs',
    'dist/index.d.cts',
    'lib/index.d.ts',
    'lib/glib-2.0/include/glibconfig.h',
    'lib/sharp.wasm',
    'install/build.js',
    'src/common.cc',
    'bin/semver.js',
    'dist/index.js.map',
  ])('leaves %s out', (path) => {
    expect(isShipped(path)).toBe(false);
  });
});

describe('packageFiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package files '));
  const write = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps the README where it is the only place that tells the licence', async () => {
    write('node_modules/@img/libvips/package.json');
    write('node_modules/@img/libvips/README.md');
    write('node_modules/sharp/package.json');
    write('node_modules/sharp/README.md');
    write('node_modules/sharp/LICENSE');
    write('node_modules/unrelated/package.json');

    const files = await packageFiles(folder, ['@img/libvips', 'sharp']);

    expect(files.map(({ path }) => path).sort()).toEqual([
      'node_modules/@img/libvips/README.md',
      'node_modules/@img/libvips/package.json',
      'node_modules/sharp/LICENSE',
      'node_modules/sharp/package.json',
    ]);
  });
});
