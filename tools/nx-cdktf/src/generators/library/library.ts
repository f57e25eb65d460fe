import { join } from 'node:path';
import { generateFiles, updateJson, type Tree } from '@nx/devkit';
import { generateConstruct } from '../construct/construct';
import { linkProjects, namesOf, rejectTaken } from '../workspace';

export interface LibraryOptions {
  readonly name: string;
}

/**
 * Writes a library of constructs into `libs`, with a first construct of the library's name.
 *
 * @returns what is to run once the files are written
 */
export async function generateLibrary(tree: Tree, options: LibraryOptions): Promise<() => void> {
  const library = namesOf('a library', options.name);
  const root = `libs/${library.fileName}`;
  rejectTaken(tree, library.fileName, root);
  generateFiles(tree, join(__dirname, 'files'), root, { ...library, template: '' });
  if (tree.exists('typedoc.json')) {
    updateJson(tree, 'typedoc.json', (typedoc: { entryPoints: string[] }) => ({
      ...typedoc,
      entryPoints: [...typedoc.entryPoints, `${root}/src/index.ts`],
    }));
  }
  const declare = await generateConstruct(tree, {
    name: library.className,
    library: library.fileName,
  });
  const link = linkProjects(tree);
  return () => {
    link();
    declare();
  };
}
