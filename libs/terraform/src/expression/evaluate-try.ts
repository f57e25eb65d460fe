import type { Unknown } from '../value/value';
import { isUnknown, unknownsIn, type Value } from '../value/value';
import { derived } from './derived';
import { evaluate } from './evaluate';
import { EvaluationError } from './evaluation-error';
import { referenceExpressions } from './references';
import type { Scope } from './scope';
import type { CallExpression, Expression } from './syntax';

/** The first argument that evaluates; not known where one before it may do so only later. */
export function evaluateTry(expression: CallExpression, scope: Scope): Value {
  const problems: string[] = [];
  for (const argument of expression.arguments) {
    const unknown = unknownBehind(argument, scope);
    if (unknown !== undefined) return derived([unknown], '', ([text]) => `try(${text})`);
    const attempted = attempt(argument, scope);
    if ('error' in attempted) problems.push(attempted.error);
    else return attempted.value;
  }
  throw new EvaluationError(`nothing in try() evaluates: ${problems.join('; ')}`);
}

export function evaluateCan(expression: CallExpression, scope: Scope): Value {
  const [argument] = expression.arguments;
  if (argument === undefined) throw new EvaluationError('can() takes one argument');
  const unknown = unknownBehind(argument, scope);
  if (unknown !== undefined) return derived([unknown], '', ([text]) => `can(${text})`);
  return !('error' in attempt(argument, scope));
}

function attempt(
  expression: Expression,
  scope: Scope,
): { readonly value: Value } | { readonly error: string } {
  try {
    return { value: evaluate(expression, scope) };
  } catch (error) {
    if (error instanceof EvaluationError) return { error: error.message };
    throw error;
  }
}

/** Whether an expression works is not known before everything that it refers to is. */
function unknownBehind(expression: Expression, scope: Scope): Unknown | undefined {
  for (const reference of referenceExpressions(expression)) {
    const found = attempt(reference, scope);
    if (!('value' in found)) continue;
    const [unknown] = unknownsIn(found.value);
    if (unknown !== undefined) return unknown;
  }
  const found = attempt(expression, scope);
  return 'value' in found && isUnknown(found.value) ? found.value : undefined;
}
