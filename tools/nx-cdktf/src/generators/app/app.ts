import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { linkProjects, namesOf, rejectTaken } from '../workspace';

export interface AppOptions {
  readonly name: string;
  /**
   * The account of stage `dev`, twelve digits.
   *
   * @default '111122223333'
   */
  readonly account?: string;
  /**
   * @default 'eu-central-1'
   */
  readonly region?: string;
}

/**
 * Writes an app into `apps`: a configuration for each stage, a stack with a queue, and a spec that plans it.
 *
 * @returns what is to run once the files are written
 */
export async function generateApp(tree: Tree, options: AppOptions): Promise<() => void> {
  const { account = '111122223333', region = 'eu-central-1' } = options;
  const app = namesOf('an app', options.name);
  const root = `apps/${app.fileName}`;
  rejectTaken(tree, app.fileName, root);
  generateFiles(tree, join(__dirname, 'files'), root, {
    ...app,
    account,
    region,
    projectId: randomUUID(),
    template: '',
  });
  await formatFiles(tree);
  return linkProjects(tree);
}
