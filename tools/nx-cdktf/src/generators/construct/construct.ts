import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { namesOf, rejectExisting, rootOf } from '../workspace';

export interface ConstructOptions {
  readonly name: string;
  /** The Nx project of a library. */
  readonly library: string;
}

/** Writes a construct, its props and its spec into a library, and exports both from the library. */
export async function generateConstruct(tree: Tree, options: ConstructOptions): Promise<void> {
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
}
