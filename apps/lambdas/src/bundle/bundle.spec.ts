import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleFunctions, type BundleOptions } from './bundle';
import type { SizeBudget } from './settings';

const generous: SizeBudget = { codeBytes: 1e6, gzippedCodeBytes: 1e6, zipBytes: 1e6 };

const root = mkdtempSync(join(tmpdir(), 'bundle spec '));
afterAll(() => rmSync(root, { recursive: true }));

function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const locked = (optionalDependencies?: Record<string, string>): object => ({
  version: '1.0.0',
  integrity: 'sha512-x',
  ...(optionalDependencies && { optionalDependencies }),
});

/** A workspace with two functions, a library, and a lock with a sharp of its own. */
function workspace(name: string): string {
  const folder = join(root, name);
  write(folder, {
    'package-lock.json': JSON.stringify({
      packages: {
        'node_modules/sharp': locked({ '@img/sharp-linux-arm64': '1.0.0' }),
        'node_modules/@img/sharp-linux-arm64': locked(),
      },
    }),
    'functions/thumbnail/handler.ts': [
      "import sharp from 'sharp';",
      "import { shrink } from '../../library/shrink';",
      'export const handler = (width: number): unknown => shrink(sharp, width);',
    ].join('\n'),
    'functions/mobile/handler.ts': 'export const handler = (): string => "mobile";',
    'functions/environment/environment.ts': 'export const shared = 1;',
    'library/shrink.ts': [
      'export class TooSmall extends Error {',
      "  override readonly name = 'TooSmall';",
      '}',
      '',
      'export function shrink(sharp: unknown, width: number): unknown {',
      "  if (width < 1) throw new TooSmall('no pixel left');",
      '  return sharp;',
      '}',
    ].join('\n'),
  });
  return folder;
}

/** Stands in for npm: AArch64 machine code, or another. */
function installer(machine = 183): (folder: string) => Promise<void> {
  const elf = Buffer.alloc(64);
  elf.write('\x7fELF', 'latin1');
  elf.writeUInt16LE(machine, 18);
  return async (folder) => {
    write(join(folder, 'node_modules'), {
      'sharp/package.json': '{"name":"sharp"}',
      'sharp/index.js': 'module.exports = "sharp for Lambda";',
      'sharp/README.md': 'read me',
      'sharp/LICENSE': 'Apache-2.0',
      '@img/sharp-linux-arm64/package.json': '{}',
      '@img/sharp-linux-arm64/LICENSE': 'Apache-2.0',
      '@img/sharp-linux-arm64/sharp.node': elf,
    });
    return Promise.resolve();
  };
}

const bundle = (
  folder: string,
  options: Partial<BundleOptions> = {},
): ReturnType<typeof bundleFunctions> =>
  bundleFunctions({
    workspaceFolder: folder,
    functionsFolder: join(folder, 'functions'),
    functionNames: ['mobile', 'thumbnail'],
    bundleFolder: join(folder, 'dist'),
    cacheFolder: join(folder, 'cache'),
    sourceFolders: ['functions', 'library'],
    architectures: ['arm64'],
    sizeBudget: generous,
    install: installer(),
    ...options,
  });

/** The names in a zip's central directory. */
function names(zip: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    found.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)));
  }
  return found;
}

describe('bundleFunctions', () => {
  it('writes one bundle and one zip for each function', async () => {
    const folder = workspace('plain');

    const bundled = await bundle(folder);

    expect(bundled.map(({ name, zipFile }) => [name, zipFile])).toEqual([
      ['mobile', join(folder, 'dist', 'mobile-arm64.zip')],
      ['thumbnail', join(folder, 'dist', 'thumbnail-arm64.zip')],
    ]);
    expect(names(readFileSync(join(folder, 'dist', 'thumbnail-arm64.zip')))).toEqual([
      'index.js',
      'index.js.map',
      'node_modules/@img/sharp-linux-arm64/LICENSE',
      'node_modules/@img/sharp-linux-arm64/package.json',
      'node_modules/@img/sharp-linux-arm64/sharp.node',
      'node_modules/sharp/LICENSE',
      'node_modules/sharp/index.js',
      'node_modules/sharp/package.json',
    ]);
  });

  it('gives the same zips after touch, elsewhere, and under another umask', async () => {
    const first = workspace('first');
    await bundle(first);
    const zips = (folder: string): readonly Buffer[] =>
      ['mobile', 'thumbnail'].map((name) =>
        readFileSync(join(folder, 'dist', `${name}-arm64.zip`)),
      );
    const expected = zips(first);

    utimesSync(join(first, 'functions/thumbnail/handler.ts'), 0, 0);
    utimesSync(join(first, 'library/shrink.ts'), 0, 0);
    await bundle(first);
    expect(zips(first)).toEqual(expected);

    const second = join(root, 'deeper', 'second  place');
    const umask = process.umask(0o077);
    try {
      cpSync(workspace('source'), second, { recursive: true });
      await bundle(second);
    } finally {
      process.umask(umask);
    }
    expect(zips(second)).toEqual(expected);
  });

  it('leaves sharp to the installed package', async () => {
    const folder = workspace('external');
    await bundle(folder);
    await installer()(join(folder, 'dist', 'thumbnail'));

    const program = `console.log(require(${JSON.stringify(join(folder, 'dist/thumbnail'))}).handler(1))`;

    expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }).trim()).toBe(
      'sharp for Lambda',
    );
  });

  it('maps a stack trace to file and line of the source', async () => {
    const folder = workspace('mapped');
    await bundle(folder);
    await installer()(join(folder, 'dist', 'thumbnail'));

    const program = `
      try { require(${JSON.stringify(join(folder, 'dist/thumbnail'))}).handler(0) }
      catch (error) { console.log(error.stack) }`;
    const trace = execFileSync(process.execPath, ['--enable-source-maps', '-e', program], {
      encoding: 'utf8',
    });

    expect(trace).toMatch(/^TooSmall: no pixel left/m);
    expect(trace).toContain(join(folder, 'library', 'shrink.ts:6:'));
    expect(trace).toContain(join(folder, 'functions', 'thumbnail', 'handler.ts:3:'));
  });

  it('installs once for many bundles', async () => {
    const folder = workspace('cached');
    const install = jest.fn(installer());

    await bundle(folder, { install });
    await bundle(folder, { install });

    expect(install).toHaveBeenCalledTimes(1);
  });

  it('keeps nothing of an installation that failed', async () => {
    const folder = workspace('offline');
    const install = (): Promise<void> => Promise.reject(new Error('no network'));

    await expect(bundle(folder, { install })).rejects.toThrow('no network');
    await expect(bundle(folder)).resolves.toHaveLength(2);
  });

  it('rejects an installation that lacks a package', async () => {
    const install = (folder: string): Promise<void> =>
      Promise.resolve(write(folder, { 'node_modules/sharp/package.json': '{}' }));

    await expect(bundle(workspace('lacking'), { install })).rejects.toThrow(
      'npm installed without @img/sharp-linux-arm64',
    );
  });

  it('rejects machine code for another processor', async () => {
    await expect(bundle(workspace('foreign'), { install: installer(62) })).rejects.toThrow(
      'machine code must be for linux-arm64: node_modules/@img/sharp-linux-arm64/sharp.node',
    );
  });

  it('tells every size that is over its budget', async () => {
    const sizeBudget = { codeBytes: 100, gzippedCodeBytes: 1e6, zipBytes: 200 };

    await expect(bundle(workspace('large'), { sizeBudget })).rejects.toThrow(
      /mobile: index\.js must be at most 0\.1 KB, got [\d.]+ KB; mobile: the zip .*thumbnail: the zip/,
    );
  });

  it('rejects code from a folder that the cache does not watch', async () => {
    await expect(bundle(workspace('stranger'), { sourceFolders: ['functions'] })).rejects.toThrow(
      'functions take code from functions alone, got library/shrink.ts',
    );
  });

  it('tells where code does not compile', async () => {
    const folder = workspace('broken');
    write(folder, { 'functions/mobile/handler.ts': 'export const handler = ;' });

    await expect(bundle(folder)).rejects.toThrow(
      'functions/mobile/handler.ts:1:23: ERROR: Unexpected ";"',
    );
  });

  it('rejects a function without a handler', async () => {
    await expect(bundle(workspace('empty'), { functionNames: ['environment'] })).rejects.toThrow(
      'functions/environment/handler.ts: ',
    );
  });
});
