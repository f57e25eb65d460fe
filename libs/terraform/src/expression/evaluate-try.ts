import { isUnknown, unknownsIn, type Value } from '../value/value';
import { derived } from './derived';
import { evaluate } from './evaluate';
import { EvaluationError } from './evaluation-error';
import { Handle, type Scope } from './scope';
import type { CallExpression, Expression } from './syntax';

/** The first argument that evaluates; not known where one before it may do so only later. */
export function evaluateTry(expression: CallExpression, scope: Scope): Value {
  const problems: string[] = [];
  for (const argument of expression.arguments) {
    const attempted = attempt(argument, scope);
    if ('value' in attempted) {
      return isAttribute(attempted.value) ? attempted.value : doubtful(attempted.value, 'try');
    }
    problems.push(attempted.error);
  }
  throw new EvaluationError(`nothing in try() evaluates: ${problems.join('; ')}`);
}

export function evaluateCan(expression: CallExpression, scope: Scope): Value {
  const [argument] = expression.arguments;
  if (argument === undefined) throw new EvaluationError('can() takes one argument');
  const attempted = attempt(argument, scope);
  if ('error' in attempted) return false;
  if (unknownsIn(attempted.value).length === 0) return true;
  return derived([attempted.value], '', ([text]) => `can(${text})`);
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

/** Whether what is not known yet can be evaluated shows only later. */
function doubtful(value: Value, name: string): Value {
  if (unknownsIn(value).length === 0 || (value instanceof Handle && value.isOne)) return value;
  return derived([value], '', ([text]) => `${name}(${text})`);
}

const ATTRIBUTE =
  /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*(?:data\.)?[a-z]\w*_\w+\.[\w-]+(?:\[[^\]]*\])?\.\w+$/;

/** An attribute of a resource that is there: the apply makes it known and cannot fail to. */
function isAttribute(value: Value): boolean {
  if (!isUnknown(value)) return false;
  const [only = '', ...more] = value.references;
  return more.length === 0 && value.expression === `\${${only}}` && ATTRIBUTE.test(only);
}
