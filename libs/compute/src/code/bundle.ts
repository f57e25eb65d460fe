import { reject, show } from '@archway/core';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type * as Esbuild from 'esbuild';
import type * as Fflate from 'fflate';
import { createRequire } from 'node:module';

/** How a TypeScript or JavaScript entry becomes one file. */
export interface BundlingOptions {
  /**
   * The format of the file.
   *
   * @default 'cjs'
   */
  readonly format?: 'cjs' | 'esm';

  /**
   * @default true
   */
  readonly minify?: boolean;

  /**
   * Whether a source map is put beside the code. Node reads it with `NODE_OPTIONS=--enable-source-maps`.
   *
   * @default false
   */
  readonly sourceMap?: boolean;

  /**
   * Packages that a layer or the runtime provides, such as `sharp` or `@aws-sdk/*`.
   *
   * @default - none: everything that is imported is in the file
   */
  readonly externalModules?: readonly string[];

  /**
   * Expressions that are replaced, such as `process.env.STAGE`, with the JavaScript that takes their place.
   *
   * @default - none
   */
  readonly define?: Readonly<Record<string, string>>;

  /**
   * How files other than code are read, by extension, such as `{ '.graphql': 'text' }`.
   *
   * @default - as esbuild reads them
   */
  readonly loader?: Readonly<Record<string, 'base64' | 'binary' | 'json' | 'text'>>;

  /**
   * The tsconfig.json whose compiler options count.
   *
   * @default - the nearest one above each file
   */
  readonly tsconfig?: string;
}

/** Loaded where it is used: a synthesis that bundles nothing does not wait for it. */
const load = createRequire(__filename);

/** The zip's clock stands still, so that the same code is the same zip; everybody may read its files. */
const ZIP: Fflate.ZipOptions = {
  level: 9,
  mtime: new Date(1980, 0, 1, 12),
  os: 3,
  attrs: 0o100644 * 0x10000,
};

/** Packages of CommonJS ask for Node's own by `require`, which a module does not have. */
const REQUIRE_IN_MODULES =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles an entry and everything that it imports, and puts the result into a zip whose bytes change with the code only.
 *
 * @param subject how errors call the construct
 * @returns where the zip is
 * @throws what esbuild finds wrong with the code
 */
export function bundle(subject: string, entry: string, options: BundlingOptions): string {
  const file = path.resolve(entry);
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    reject(subject, [`entry must be a file, found none at ${show(entry)}`]);
  }
  const { format = 'cjs' } = options;
  const names = { cjs: 'index.js', esm: 'index.mjs' };
  const { outputFiles } = build(subject, file, options);
  const { zipSync } = load('fflate') as typeof Fflate;
  const files = outputFiles.map(({ path: output, contents }) => [
    output.endsWith('.map') ? `${names[format]}.map` : names[format],
    contents,
  ]);
  return keep(zipSync(Object.fromEntries(files) as Fflate.Zippable, ZIP));
}

function build(subject: string, file: string, options: BundlingOptions) {
  const { format = 'cjs' } = options;
  const { buildSync } = load('esbuild') as typeof Esbuild;
  try {
    return buildSync({
      // Messages and source maps name files relative to it, on every machine the same.
      absWorkingDir: path.dirname(file),
      entryPoints: [file],
      outfile: format === 'cjs' ? 'index.js' : 'index.mjs',
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node22',
      format,
      minify: options.minify ?? true,
      sourcemap: options.sourceMap ? 'external' : false,
      legalComments: 'none',
      external: [...(options.externalModules ?? [])],
      define: { ...options.define },
      loader: { ...options.loader },
      tsconfig: options.tsconfig && path.resolve(options.tsconfig),
      banner: format === 'esm' ? { js: REQUIRE_IN_MODULES } : {},
      logLevel: 'silent',
    }) as Esbuild.BuildResult<{ write: false }>;
  } catch (error) {
    return reject(subject, problemsOf(error)) as never;
  }
}

/** One line for each thing that is wrong, with its place. */
function problemsOf(error: unknown): readonly string[] {
  const { errors } = error as Partial<Esbuild.BuildFailure>;
  if (errors === undefined || errors.length === 0)
    return [`entry must compile, got ${String(error)}`];
  return errors.map(({ text, location }) =>
    location
      ? `entry must compile, got ${show(text)} at ${location.file}:${location.line}:${location.column + 1}`
      : `entry must compile, got ${show(text)}`,
  );
}

/** Keeps a zip until the stack is written, which copies it. Two functions of the same code share it. */
function keep(zip: Uint8Array): string {
  const digest = createHash('sha256').update(zip).digest('hex').slice(0, 16);
  const file = path.join(bundleFolder(), digest, 'index.zip');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, zip);
  return file;
}

let folder: string | undefined;

/** A folder of this process that nobody else writes to, deleted with its end. */
function bundleFolder(): string {
  if (folder !== undefined) return folder;
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'archway-bundle-'));
  process.once('exit', () => fs.rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}
