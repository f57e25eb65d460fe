import { isSet, kindOf } from '../value/kind';
import { isList, isObject, isUnknown, textOf, Unknown, type Value } from '../value/value';
import { bareExpression } from './derived';
import { describe } from './conversion';
import { EvaluationError } from './evaluation-error';
import { Handle } from './scope';

/**
 * One step into a value: an attribute, a key or a position.
 *
 * @throws {@link EvaluationError} where Terraform says that there is none
 */
export function step(of: Value, at: Value): Value {
  if (isUnknown(at)) return new Unknown(`\${${shown(of)}[${shown(at)}]}`, at.references, at.reason);
  if (of instanceof Handle) return of.attribute(keyOf(at));
  if (isUnknown(of)) return within(of, keyOf(at));
  if (isList(of)) return element(of, at);
  if (isObject(of)) {
    const key = String(keyOf(at));
    if (Object.hasOwn(of, key)) return of[key] ?? null;
    if (kindOf(of) === 'block') return ofBlock(of, key);
    throw new EvaluationError(`there is no ${key} in the object`);
  }
  throw new EvaluationError(`${describe(of)} has no attributes`);
}

/** A block has more arguments than are written, and is also addressed as the list that holds it. */
function ofBlock(of: Value, key: string): Value {
  return key === '0' ? of : new Unknown(`\${….${key}}`, [], 'the configuration does not state it');
}

function element(of: readonly Value[], at: Value): Value {
  if (isSet(of)) throw new EvaluationError('elements of a set have no positions');
  const position = typeof at === 'string' && /^\d+$/.test(at) ? Number(at) : at;
  const found = typeof position === 'number' ? of[position] : undefined;
  if (found !== undefined) return found;
  throw new EvaluationError(`there is no element ${JSON.stringify(at)} in a list of ${of.length}`);
}

function keyOf(at: Value): string | number {
  if (typeof at === 'number') return at;
  const key = textOf(at);
  if (key === undefined) throw new EvaluationError(`${describe(at)} is no key`);
  return key;
}

/** Part of something that is not known: the mark says which part. */
function within(of: Unknown, key: string | number): Unknown {
  const suffix = suffixOf(key);
  const [only, ...others] = of.references;
  const inner = bareExpression(of);
  if (inner === undefined || only === undefined || others.length > 0 || inner !== only) {
    return new Unknown(`\${(${inner ?? of.expression})${suffix}}`, of.references, of.reason);
  }
  return new Unknown(`\${${only}${suffix}}`, [`${only}${suffix}`], of.reason);
}

export function suffixOf(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function shown(value: Value): string {
  return isUnknown(value) ? (bareExpression(value) ?? value.expression) : JSON.stringify(value);
}
