import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

/** A constant of a reader that names several resource types. */
export interface Table {
  /** Such as `checks/src/flow/flow.ts SOURCES`. */
  readonly place: string;
  readonly types: readonly string[];
}

const LIBRARIES = path.resolve(__dirname, '../../../../libs');

/** Folders that hold examples, not what a reader knows. */
const EXAMPLES = /(^|[/\\])(sample|testing|fixtures)[/\\]|\.spec\.ts$|arbitrary|large-review/;

/** The constants of the sources of some libraries that name at least two resource types, outside of functions. */
export function tablesIn(libraries: readonly string[]): readonly Table[] {
  return libraries.flatMap((library) => {
    const root = path.join(LIBRARIES, library, 'src');
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !EXAMPLES.test(file))
      .sort()
      .flatMap((file) =>
        tablesOf(
          `${library}/src/${file.split(path.sep).join('/')}`,
          readFileSync(path.join(root, file), 'utf8'),
        ),
      );
  });
}

/** The constants of one source. */
export function tablesOf(file: string, text: string): readonly Table[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap(({ name, initializer }) => {
      const types = initializer === undefined ? [] : [...new Set(typesIn(initializer))];
      return types.length < 2 ? [] : [{ place: `${file} ${name.getText()}`, types }];
    }),
  );
}

function typesIn(node: ts.Node): readonly string[] {
  if (ts.isFunctionLike(node)) return [];
  const own =
    ts.isStringLiteralLike(node) || ts.isIdentifier(node)
      ? node.text.match(/^aws_[a-z0-9_]+$/)
      : null;
  const within: string[] = [];
  node.forEachChild((child) => void within.push(...typesIn(child)));
  return own === null ? within : [own[0], ...within];
}
