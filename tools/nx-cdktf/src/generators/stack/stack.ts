import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { namesOf, rejectExisting, replaceOnce, rootOf } from '../workspace';

export interface StackOptions {
  readonly name: string;
  /** The Nx project of an app. */
  readonly app: string;
}

/** Writes a stack and its spec into an app, and adds it to the app's `main.ts`. */
export async function generateStack(tree: Tree, options: StackOptions): Promise<void> {
  const stack = namesOf('a stack', options.name);
  const root = rootOf(tree, 'app', options.app, 'cdktf.json');
  const file = `${stack.fileName}-stack`;
  rejectExisting(tree, [`${root}/src/stack/${file}.ts`, `${root}/src/stack/${file}.spec.ts`]);
  const config = configurationOf(tree, root);
  generateFiles(tree, join(__dirname, 'files'), `${root}/src/stack`, {
    ...stack,
    config,
    app: options.app,
    template: '',
  });
  addToMain(tree, `${root}/src/main.ts`, stack.className, file, options.app);
  await formatFiles(tree);
}

/** The name of the type of an app's configuration. */
function configurationOf(tree: Tree, root: string): string {
  const file = `${root}/src/config/config.ts`;
  const [, type] = /^export interface (\w+Config)\b/m.exec(tree.read(file, 'utf8') ?? '') ?? [];
  if (type === undefined) {
    throw new Error(`${file} must export the interface of the app's configuration, named …Config`);
  }
  return type;
}

function addToMain(tree: Tree, main: string, className: string, file: string, app: string): void {
  const made = `new ${className}Stack(app, \`${app}-${file.replace(/-stack$/, '')}-\${config.stack.stage}\`, config);`;
  const byHand = `add ${made}`;
  replaceOnce(tree, main, /^app\.synth\(\);$/m, (found) => `${made}\n${found}`, byHand);
  replaceOnce(
    tree,
    main,
    /(?:^import .*\n)+/m,
    (imports) => `${imports}import { ${className}Stack } from './stack/${file}';\n`,
    byHand,
  );
}
