import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { namesOf, rejectExisting, rootOf, runAll } from '../workspace';

export interface ConstructOptions {
  readonly name: string;
  /** The Nx project of a library. */
  readonly library: string;
}

/**
 * Writes a construct, its props and its spec into a library, and exports both from the library.
 *
 * @returns what is to run once the files are written: the table of the props that the library's constructs declare
 */
export async function generateConstruct(
  tree: Tree,
  options: ConstructOptions,
): Promise<() => void> {
  const construct = namesOf('a construct', options.name);
  const root = rootOf(tree, 'library', options.library, 'src/index.ts');
  const folder = `${root}/src/${construct.fileName}`;
  rejectExisting(tree, [folder]);
  generateFiles(tree, join(__dirname, 'files'), folder, { ...construct, template: '' });
  const index = `${root}/src/index.ts`;
  const { className, fileName } = construct;
  tree.write(
    index,
    `${tree.read(index, 'utf8') ?? ''}export { ${className} } from './${fileName}/${fileName}';
export type { ${className}Props } from './${fileName}/${fileName}';
`,
  );
  await formatFiles(tree);
  return () => runAll(tree, [declaring(options.library)]);
}

/** Writes the table of the props that a library's constructs declare. */
function declaring(library: string): string {
  return `node tools/declared-props.mjs ${library}`;
}
