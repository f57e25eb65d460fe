import type { BuildFailure } from 'esbuild';
import { buildSync } from 'esbuild';
import * as path from 'node:path';
import { keptBundle, keepBundle } from './kept-bundle';

/** Modules that the runtime itself has. */
const RUNTIME_MODULES = ['cloudfront', 'crypto', 'querystring', 'buffer'];

/**
 * What JavaScript runtime 2.0 knows beyond ES 5.1: `async`, `await`, `const`, `let`, arrow functions, template literals,
 * rest parameters, `**`. esbuild rewrites what it can (`?.`, `??`, object spread) and refuses the rest, with file and
 * line, so that nothing fails at the edge.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
const RUNTIME_2 = {
  target: 'es2017',
  supported: {
    'array-spread': false,
    class: false,
    'default-argument': false,
    destructuring: false,
    'for-of': false,
    generator: false,
  },
} as const;

export interface BundleOptions {
  /**
   * Whether names and blanks are shortened, to stay within 10 KB.
   *
   * @default false
   */
  readonly minify?: boolean;
}

/**
 * The code of a CloudFront function in one piece, from a file that exports `handler`: a unit test imports the same
 * file. Types are stripped, imports of other files are put in place. The result is kept
 * below `node_modules/.cache`, since starting esbuild takes longer than the rest of a synthesis.
 *
 * @throws what esbuild says of the file, and where it exports no `handler`
 */
export function bundleCloudFrontFunction(entry: string, options: BundleOptions = {}): string {
  const text = build(entry, options.minify ?? false);
  const exported = /export\s*\{\s*(?:([\w$]+) as )?handler\s*\};?\s*$/.exec(text);
  if (exported === null) {
    throw new Error(
      `CloudFront function '${path.basename(entry)}': must export handler, and nothing else`,
    );
  }
  // CloudFront calls a function of this name and knows no exports.
  const code = text.slice(0, exported.index).trimEnd();
  const own = exported[1];
  return own === undefined
    ? `${code}\n`
    : `${code}\nfunction handler(event) {\n  return ${own}(event);\n}\n`;
}

function build(entry: string, minify: boolean): string {
  const settings = {
    entryPoints: [path.resolve(entry)],
    // Comments in the code name files relative to this: the same code on every machine.
    absWorkingDir: path.dirname(path.resolve(entry)),
    bundle: true,
    write: false as const,
    metafile: true as const,
    format: 'esm' as const,
    charset: 'utf8' as const,
    external: RUNTIME_MODULES,
    logLevel: 'silent' as const,
    // What is deployed does not depend on how the editor is set up.
    tsconfigRaw: '{}',
    minify,
    ...RUNTIME_2,
  };
  const kept = keptBundle(settings);
  if (kept !== undefined) return kept;
  try {
    const { outputFiles, metafile } = buildSync(settings);
    const text = outputFiles.map((file) => file.text).join('');
    const inputs = Object.keys(metafile.inputs).map((file) =>
      path.resolve(settings.absWorkingDir, file),
    );
    keepBundle(settings, inputs, text);
    return text;
  } catch (failure) {
    throw new Error(`CloudFront function '${path.basename(entry)}': ${messages(failure)}`);
  }
}

function messages(failure: unknown): string {
  const { errors } = failure as Partial<BuildFailure>;
  if (errors === undefined) return String(failure);
  return errors
    .map(({ text, location }) => {
      const plain = text.replace(/ \("es2017" \+ \d+ overrides\)/, ' (JavaScript runtime 2.0)');
      return location ? `${location.file}:${location.line}: ${plain}` : plain;
    })
    .join('; ');
}
