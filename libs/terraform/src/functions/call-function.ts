import { referencesOf } from '../expression/derived';
import { EvaluationError } from '../expression/evaluation-error';
import { convert } from '../types/convert';
import { isSensitive, isUnknown, Unknown, unknownsIn, type Value } from '../value/value';
import { BUILT_IN } from './built-in';
import type { FunctionContext, Parameter } from './definition';

/**
 * Calls a built-in function or one of the AWS provider. What it makes of something that is not known is
 * an `Unknown`, except where Terraform knows the result all the same.
 *
 * @throws {@link EvaluationError} for what Terraform refuses, which `try` and `can` catch
 */
export function callFunction(
  name: string,
  values: readonly Value[],
  context: FunctionContext = {},
): Value {
  const called = plain(name);
  const definition = Object.hasOwn(BUILT_IN, called) ? BUILT_IN[called] : undefined;
  if (definition === undefined) return unknownCall(name, values, context, `${name}() is not known`);
  const { parameters, rest, partly = false, call } = definition;
  if (
    values.length < parameters.length ||
    (rest === undefined && values.length > parameters.length)
  ) {
    throw new EvaluationError(
      `${name}() takes ${parameters.length} arguments, not ${values.length}`,
    );
  }
  const converted = values.map((value, at) =>
    argument(value, parameters[at] ?? rest ?? { type: { kind: 'any' } }, name),
  );
  const isKnown = converted.every((value, at) => {
    if (isUnknown(value)) return (parameters[at] ?? rest)?.unknown === true;
    return partly || (parameters[at] ?? rest)?.unknown === true || unknownsIn(value).length === 0;
  });
  const result = isKnown ? call(converted, context) : undefined;
  if (result === undefined) {
    return unknownCall(name, converted, context, `${name}() cannot be evaluated here`);
  }
  return typeof result === 'string' ? result.normalize('NFC') : result;
}

function plain(name: string): string {
  return name.replace(/^core::/, '');
}

function argument(value: Value, { type, nullable = false }: Parameter, name: string): Value {
  if (value === null && !nullable)
    throw new EvaluationError(`${name}(): argument must not be null`);
  return convert(value, type);
}

function unknownCall(
  name: string,
  values: readonly Value[],
  { expression = `${name}()` }: FunctionContext,
  reason: string,
): Unknown {
  const unknowns = values.flatMap(unknownsIn);
  const first = unknowns.find((each) => !isSensitive(each)) ?? unknowns[0];
  return new Unknown(`\${${expression}}`, referencesOf(unknowns), first?.reason ?? reason);
}
