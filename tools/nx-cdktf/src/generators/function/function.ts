import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { addDependencies, linkProjects, namesOf, rejectExisting, rootOf } from '../workspace';

export interface FunctionOptions {
  readonly name: string;
  /** The Nx project of an app. */
  readonly app: string;
}

/**
 * Writes a Lambda function into an app: its handler, a spec, and the construct that deploys both.
 *
 * @returns what is to run once the files are written
 */
export async function generateFunction(tree: Tree, options: FunctionOptions): Promise<() => void> {
  const fn = namesOf('a function', options.name);
  const root = rootOf(tree, 'app', options.app, 'cdktf.json');
  const construct = `${root}/src/stack/${fn.fileName}-function`;
  rejectExisting(tree, [`${root}/src/${fn.fileName}`, `${construct}.ts`, `${construct}.spec.ts`]);
  const substitutions = { ...fn, template: '' };
  generateFiles(tree, join(__dirname, 'files/code'), `${root}/src/${fn.fileName}`, substitutions);
  generateFiles(tree, join(__dirname, 'files/stack'), `${root}/src/stack`, substitutions);
  addDependencies(tree, root, { '@archway/compute': '0.0.0' });
  await formatFiles(tree);
  const link = linkProjects(tree);
  return () => {
    link();
    console.log(
      `Add to a stack: new ${fn.className}Function(this, '${fn.className}'), from './${fn.fileName}-function'.`,
    );
  };
}
