import { isList, isObject, type ObjectValue, type Unknown, type Value } from '@archway/terraform';
import type { Path } from '../change/difference';
import { stable } from '../change/document';
import type { Likeness } from './likeness';
import { isPlainReference, isWhole } from './proof';

/** What a reader fills in of names that stand for others: those in a plan are not followed. */
const INDIRECT = /^(?:local|each|count|self|path|terraform)\b/;

/**
 * Compares what two plans keep of the expression of one value: of Terraform in JSON its text, of HCL
 * only the names in it.
 *
 * @param expressions those of the whole block on both sides
 */
export function ofExpressions(
  [was, is]: readonly [ObjectValue, ObjectValue],
  path: Path,
  before: Unknown,
  after: Unknown,
): Likeness {
  const top = String(path[0] ?? '');
  const stated = [was, is].filter((each) => Object.hasOwn(each, top)).length;
  // Tags are compared where they are stated; all of them are only repeated here.
  if (stated === 0) return path.length === 1 || top === 'tags_all' ? 'same' : 'unseen';
  if (stated === 1) return 'different';
  const [from, to] = [expressionsAt(was, path), expressionsAt(is, path)];
  if (from.length === 0 && to.length === 0) return 'same';
  if (stable(from) === stable(to) && before.references.join() === after.references.join()) {
    return to.every((each) => isShown(each, path, after)) ? 'same' : 'unseen';
  }
  const isDirect = [...from, ...to].every((each) =>
    namesIn(each).every((name) => !INDIRECT.test(name)),
  );
  const areKnown = before.references.length > 0 && after.references.length > 0;
  const isSame = before.references.join() === after.references.join();
  if (texts(from, to) && !isSame) return 'different';
  return isDirect && areKnown && !isSame ? 'different' : 'unseen';
}

/** The names that an expression refers to. */
export function namesIn(expression: Value | undefined): readonly string[] {
  if (isList(expression)) return expression.flatMap(namesIn);
  if (!isObject(expression)) return [];
  const names = expression['references'];
  return isList(names)
    ? names.filter((name) => typeof name === 'string')
    : Object.values(expression).flatMap(namesIn);
}

/** Whether what a plan keeps of an expression says all of it. */
function isShown(expression: Value, path: Path, { references }: Unknown): boolean {
  const text = isObject(expression) ? expression['constant_value'] : undefined;
  if (text !== undefined) return isWhole(stable(text));
  const [only, ...others] = references;
  if (only === undefined || others.length > 0) return false;
  const names = namesIn(expression);
  const own = names.filter((name) => !names.some((longer) => longer.startsWith(`${name}.`)));
  return own.length === 1 && !INDIRECT.test(own[0] ?? '') && isPlainReference(path, only);
}

function texts(...sides: readonly (readonly Value[])[]): boolean {
  return sides.flat().every((each) => isObject(each) && each['constant_value'] !== undefined);
}

/** The expressions for a place: a list of blocks may have another order in a plan, so that all count. */
function expressionsAt(expressions: ObjectValue, path: Path): readonly Value[] {
  return path.reduce<readonly Value[]>(
    (at, name) =>
      at.flatMap((each): readonly Value[] => {
        if (isList(each)) return typeof name === 'number' ? each : [];
        if (!isObject(each)) return [];
        if (isExpression(each)) return [each];
        return Object.hasOwn(each, name) ? [each[name] ?? null] : [];
      }),
    [expressions],
  );
}

function isExpression(value: ObjectValue): boolean {
  return isList(value['references']) || Object.hasOwn(value, 'constant_value');
}
