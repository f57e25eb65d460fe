import { within } from '../address/address';
import { step } from '../expression/evaluate';
import { isUnknown, Unknown, type Value } from '../value/value';

/** What follows the name of a value: attributes and indexes. */
export type Path = readonly (string | number)[];

/** What a value holds at the end of a path; a mark where it holds nothing there. */
export function walk(value: Value, rest: Path, path: Path): Value {
  let at: Value | undefined = value;
  for (const name of rest) {
    if (isUnknown(at)) return at;
    at = step(at, name);
  }
  return at ?? mark(path, 'the configuration does not state it');
}

/**
 * The mark of a reference that cannot be answered.
 *
 * @param module where the path leads to a resource, so that the reference says of which module
 */
export function mark(path: Path, reason: string, module = ''): Unknown {
  const text = path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join('');
  return new Unknown(`\${${text}}`, [within(module, text)], reason);
}
