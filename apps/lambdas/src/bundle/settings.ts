import { join } from 'node:path';

/** A processor that AWS Lambda offers, in Node's and npm's spelling. */
export type Architecture = 'arm64' | 'x64';

/**
 * The architectures each function is packaged for. The stack names one of them per function, with
 * `functionZip()`; a second one costs 8 MB of download once and two seconds a bundle.
 */
export const architectures: readonly Architecture[] = ['arm64'];

/** The functions: `src/functions/<name>/handler.ts` exports the handler of each. */
export const functionNames = ['mobile', 'thumbnail'] as const;

/** Largest sizes in bytes; a bundle above any of them is refused. */
export interface SizeBudget {
  /** The minified `index.js`. */
  readonly codeBytes: number;
  /** `index.js` after gzip. */
  readonly gzippedCodeBytes: number;
  /** One architecture's zip. */
  readonly zipBytes: number;
}

/** Cold start grows with every byte of code that is read and compiled, deployment with the zip. */
export const sizeBudget: SizeBudget = {
  codeBytes: 640_000,
  gzippedCodeBytes: 190_000,
  zipBytes: 9_000_000,
};

/** The packages that stay outside the bundle, since they load machine code of their own. */
export const nativePackage = 'sharp';

/** This app's folder. */
export const appFolder = join(__dirname, '..', '..');

/** The workspace's folder. */
export const workspaceFolder = join(appFolder, '..', '..');

/**
 * Folders, relative to the workspace, whose sources may enter a function, besides the packages that
 * the lock file pins. They are the `bundle` target's inputs in package.json: code from elsewhere
 * would let Nx replay a stale bundle.
 */
export const sourceFolders: readonly string[] = ['apps/lambdas/src/functions', 'libs/pictures/src'];

/** Where `nx bundle lambdas` writes. */
export const bundleFolder = join(appFolder, 'dist', 'functions');

/** The zip that the stack deploys for the function in `src/functions/<name>`. */
export function functionZip(name: string, architecture: Architecture): string {
  return join(bundleFolder, `${name}-${architecture}.zip`);
}

/** The handler of every bundle, as Lambda wants it told. */
export const functionHandler = 'index.handler';
