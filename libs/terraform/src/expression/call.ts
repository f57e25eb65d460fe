import { callFunction } from '../functions/call-function';
import type { FunctionContext } from '../functions/definition';
import { isUnknown, type Value } from '../value/value';
import { derived } from './derived';

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
