import { build } from 'esbuild';
import { join } from 'node:path';
import { scratchFolder } from '../folders';

/**
 * Compiles a program to JavaScript, so that no variant pays for a TypeScript loader. This workspace's
 * libraries go in, installed packages stay where Node looks for them.
 *
 * @returns the compiled file
 */
export async function compileProgram(entry: string, name: string): Promise<string> {
  const outfile = join(scratchFolder, `${name}.js`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.9',
    external: ['cdktf', 'constructs', '@cdktf/*', '@cdktn/*', 'sharp'],
    logLevel: 'error',
  });
  return outfile;
}
