import { callFunction } from '../functions/call-function';
import type { FunctionContext } from '../functions/definition';
import { encodeJson } from '../functions/json';
import { Fraction } from '../value/fraction';
import { isUnknown, Unknown, unknownsIn, type Value } from '../value/value';
import { derived, referencesOf } from './derived';

/**
 * Calls a built-in function.
 *
 * @throws EvaluationError where Terraform refuses the arguments
 */
export function callBuiltIn(
  name: string,
  values: readonly Value[],
  context: FunctionContext,
): Value {
  const inParts = encodedInParts(name, values);
  if (inParts !== undefined) return inParts;
  const result = callFunction(name, values, context);
  // The mark has the texts of the arguments in it, so that it is not the mark of another instance.
  return isUnknown(result) && result.expression === `\${${name}()}`
    ? derived(
        values,
        `${name}() cannot be evaluated here`,
        (texts) => `${name}(${texts.join(', ')})`,
      )
    : result;
}

/** A JSON text of which parts are not known is still read: they stand in it in Terraform's words. */
function encodedInParts(name: string, [value]: readonly Value[]): Value | undefined {
  if (name !== 'jsonencode' || value === undefined) return undefined;
  if (isUnknown(value) && !(value instanceof Fraction)) return undefined;
  const marks = unknownsIn(value);
  const unknowns = marks.filter((each) => !(each instanceof Fraction && each.digits !== undefined));
  const [first] = unknowns;
  if (first === undefined) return marks.length === 0 ? undefined : encodeJson(value);
  return new Unknown(encodeJson(value), referencesOf(unknowns), first.reason);
}
