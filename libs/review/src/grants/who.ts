import type { Scope } from './scope';
import { few, type Naming } from './few';

/** Principals as a person reads them: `lambda.amazonaws.com`, `account 210987654321`, `everybody`. */
export function whoWords(scopes: readonly Scope[], naming: Naming): string {
  return few(
    scopes.map((scope) =>
      'pattern' in scope
        ? principalWords(scope.pattern, naming)
        : `everybody but ${few(
            scope.except.map((each) => principalWords(each, naming)),
            ', ',
          )}`,
    ),
    ', ',
  );
}

function principalWords(principal: string, naming: Naming): string {
  if (principal === '*') return 'everybody';
  const id = principal.slice(principal.indexOf(' ') + 1);
  if (/^\d{12}$/.test(id)) return `account ${id}`;
  // Somebody who is named as a whole leads a sentence, where parentheses only stand in the way.
  return naming(id).replace(/^\(([^()]*)\)$/, '$1');
}
