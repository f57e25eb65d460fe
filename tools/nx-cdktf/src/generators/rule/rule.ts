import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { namesOf, rejectExisting, replaceOnce } from '../workspace';

export interface RuleOptions {
  readonly name: string;
  /**
   * A key of `GROUPS` in `libs/checks/src/rule/rule.ts`.
   *
   * @default 'exposure'
   */
  readonly group?: string;
}

const CHECKS = 'libs/checks';
const RULES = `${CHECKS}/src/rules/rules.ts`;

/** Writes a rule with its spec and a failing and a passing example, and adds it to the rules that run. */
export async function generateRule(tree: Tree, options: RuleOptions): Promise<void> {
  const rule = namesOf('a rule', options.name);
  const { group = 'exposure' } = options;
  const { fileName, propertyName, words } = rule;
  if (!tree.exists(RULES)) throw new Error(`${RULES} is not there: rules belong to its library`);
  const examples = `${CHECKS}/fixtures/${fileName}`;
  rejectExisting(tree, [`${CHECKS}/src/rules/${fileName}.ts`, examples]);
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const substitutions = { ...rule, group, title, template: '' };
  generateFiles(tree, join(__dirname, 'files/rules'), `${CHECKS}/src/rules`, substitutions);
  generateFiles(tree, join(__dirname, 'files/fixtures'), examples, substitutions);
  const byHand = `import ${propertyName} from './${fileName}' and add it to RULES`;
  replaceOnce(
    tree,
    RULES,
    /(?:^import .*\n)+/m,
    (imports) => `${imports}import { ${propertyName} } from './${fileName}';\n`,
    byHand,
  );
  replaceOnce(
    tree,
    RULES,
    /export const RULES: readonly Rule\[\] = \[[^\]]*(?=\n\];)/,
    (list) => `${list}\n  ${propertyName},`,
    byHand,
  );
  await formatFiles(tree);
}
