import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, scratchFolder } from '../folders';

const source = join(benchFolder, 'aws-cdk');
const folder = join(scratchFolder, 'aws-cdk');

/**
 * The program for aws-cdk-lib, or why there is none.
 *
 * The library is fetched when the benchmark first asks for it and is no dependency of the workspace:
 * it wants a newer `constructs` than CDKTF has, and 185 MB.
 */
export function awsCdkProgram(): { readonly file: string } | { readonly missing: string } {
  const file = join(folder, 'fan-out.cjs');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(source, 'fan-out.cjs'), file);
  copyFileSync(join(source, 'dependencies.json'), join(folder, 'package.json'));
  copyFileSync(join(source, 'dependencies-lock.json'), join(folder, 'package-lock.json'));
  if (!existsSync(join(folder, 'node_modules', 'aws-cdk-lib'))) {
    try {
      execFileSync('npm', ['ci', '--ignore-scripts', '--prefix', folder], {
        cwd: folder,
        stdio: 'ignore',
      });
    } catch {
      return { missing: 'aws-cdk-lib, because npm could not fetch it' };
    }
  }
  return { file };
}
