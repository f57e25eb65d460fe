import { execFileSync } from 'node:child_process';
import { names, readJson, writeJson, type Tree } from '@nx/devkit';

/** A name in the ways that files, classes and values are written. */
export interface Names {
  /** `order-intake` */
  readonly fileName: string;
  /** `OrderIntake` */
  readonly className: string;
  /** `orderIntake` */
  readonly propertyName: string;
  /** `order intake` */
  readonly words: string;
}

/**
 * Reads a name that a person typed: `orderIntake` and `OrderIntake` are `order-intake`.
 *
 * @throws when no file or class can have the name
 */
export function namesOf(what: string, name: string): Names {
  const { fileName, className, propertyName } = names(name);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(fileName)) {
    throw new Error(
      `The name of ${what} must be letters and digits, with '-' between words, and begin with a letter; got '${name}'`,
    );
  }
  return { fileName, className, propertyName, words: fileName.replaceAll('-', ' ') };
}

/** The folder of each project, by the project's name for Nx. */
function projectsOf(tree: Tree): ReadonlyMap<string, string> {
  const roots = ['apps', 'libs', 'tools'].flatMap((folder) =>
    tree.children(folder).map((child) => `${folder}/${child}`),
  );
  return new Map(
    roots
      .filter((root) => tree.exists(`${root}/package.json`))
      .map((root) => {
        const { name, nx } = readJson<{ name: string; nx?: { name?: string } }>(
          tree,
          `${root}/package.json`,
        );
        return [nx?.name ?? name, root];
      }),
  );
}

/** @throws when a project or a folder has the name already */
export function rejectTaken(tree: Tree, project: string, root: string): void {
  const taken = projectsOf(tree).get(project);
  if (taken !== undefined) {
    throw new Error(`There is a project '${project}' already, in ${taken}: take another name`);
  }
  if (tree.exists(root)) throw new Error(`There is a folder ${root} already: take another name`);
}

/**
 * The folder of a project.
 *
 * @throws when there is no such project, or when it has no file that the project must have
 */
export function rootOf(tree: Tree, option: string, project: string, file: string): string {
  const fitting = [...projectsOf(tree)].filter(([, root]) => tree.exists(`${root}/${file}`));
  const found = fitting.find(([name]) => name === project);
  if (found) return found[1];
  const list = fitting.map(([name]) => name).sort();
  throw new Error(
    list.length === 0
      ? `--${option}: there is no project with ${file}; got '${project}'`
      : `--${option} must be one of ${list.join(', ')}; got '${project}'`,
  );
}

/** @throws when a file exists already */
export function rejectExisting(tree: Tree, files: readonly string[]): void {
  const existing = files.filter((file) => tree.exists(file));
  if (existing.length > 0) {
    throw new Error(`${existing.join(' and ')} would be overwritten: take another name`);
  }
}

/** Adds workspace libraries and packages to a project's dependencies, in the order of the alphabet. */
export function addDependencies(
  tree: Tree,
  root: string,
  dependencies: Readonly<Record<string, string>>,
): void {
  const file = `${root}/package.json`;
  const manifest = readJson<{ dependencies?: Record<string, string> }>(tree, file);
  const all = { ...dependencies, ...manifest.dependencies };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeJson(tree, file, { ...manifest, dependencies: sorted });
}

/** Replaces one part of a file. @throws when the part is not there, naming what to do by hand */
export function replaceOnce(
  tree: Tree,
  file: string,
  part: RegExp,
  by: (found: string) => string,
  byHand: string,
): void {
  const text = tree.read(file, 'utf8') ?? '';
  const found = part.exec(text)?.[0];
  if (found === undefined) throw new Error(`${file} has another form than expected: ${byHand}`);
  tree.write(
    file,
    text.replace(part, () => by(found)),
  );
}

/** What is to run once a project is written: npm links it, Nx adds the references of TypeScript. */
export function linkProjects(tree: Tree): () => void {
  return () => runAll(tree, ['npm install --ignore-scripts', 'npx nx sync']);
}

/** Runs commands without quotes in the workspace's folder, one after another, and shows them. */
export function runAll(tree: Tree, commands: readonly string[]): void {
  for (const command of commands) {
    const [program = '', ...args] = command.split(' ');
    console.log(`$ ${command}`);
    execFileSync(program, args, { cwd: tree.root, stdio: 'inherit' });
  }
}
