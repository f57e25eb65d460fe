import { build } from 'esbuild';
import { BundleError } from './bundle-error';
import { ownSourceMap } from './own-source-map';
import { nativePackage } from './settings';

/** One function before compilation. */
export interface CompileOptions {
  /** The workspace's folder; nothing in the output depends on where it lies. */
  readonly workspaceFolder: string;
  /** The file that exports `handler`, relative to the workspace. */
  readonly entry: string;
  /** Where `index.js` is going to lie, relative to the workspace; the map's paths start there. */
  readonly outputFolder: string;
  /** Folders, relative to the workspace, that may contribute code besides installed packages. */
  readonly sourceFolders: readonly string[];
}

/** A function as one file. */
export interface CompiledFunction {
  readonly code: Uint8Array;
  readonly map: Uint8Array;
}

/**
 * Bundles one function, minified, with everything but sharp inside: the AWS SDK too, because the
 * runtime's own copy changes without notice and starts slower than a bundled one.
 *
 * The map tells file and line of this workspace's code, without its text: stack traces need no
 * more, and the SDK's part of the map would be larger than the code. Names of classes are
 * shortened, which saves 5%: an error that logs shall tell apart states its `name`. The language level is that of the oldest Node that the local
 * run allows, so that one file serves there and in Lambda.
 *
 * @throws BundleError when the code does not compile, or comes from outside `sourceFolders`
 */
export async function compileFunction(options: CompileOptions): Promise<CompiledFunction> {
  const result = await build({
    absWorkingDir: options.workspaceFolder,
    entryPoints: [{ in: options.entry, out: 'index' }],
    outdir: options.outputFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.9',
    mainFields: ['module', 'main'],
    external: [nativePackage],
    minify: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'silent',
  }).catch((error: unknown) => {
    throw new BundleError(`${options.entry}: ${firstLine(error)}`);
  });

  const strangers = Object.keys(result.metafile.inputs).filter(
    (input) =>
      !input.split('/').includes('node_modules') &&
      !options.sourceFolders.some((folder) => input.startsWith(`${folder}/`)),
  );
  if (strangers.length > 0) {
    const [first, ...others] = strangers;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    throw new BundleError(
      `${options.entry}: functions take code from ${options.sourceFolders.join(' and ')} alone, got ${first}${more}`,
    );
  }
  const output = (suffix: string): Uint8Array =>
    result.outputFiles.find((file) => file.path.endsWith(suffix))?.contents ?? new Uint8Array();
  return { code: output('index.js'), map: ownSourceMap(output('index.js.map')) };
}

/** esbuild's message starts with a count; what follows is the first problem with its place. */
function firstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return lines.find((line) => line.includes('ERROR:')) ?? lines[0] ?? '';
}
