import { ofKind } from '../value/kind';
import { isNumeric, negative, numericFrom } from '../value/fraction';
import { sizeOf } from '../value/size';
import { isList, isUnknown, objectFrom, Unknown, type Value } from '../value/value';
import { inTypeOf, toFlag, toNumber, toText as textFor } from './conversion';
import { derived } from './derived';
import { EvaluationError } from './evaluation-error';
import { evaluateFor } from './evaluate-for';
import { evaluateSplat } from './evaluate-splat';
import { evaluateTemplate } from './evaluate-template';
import { evaluateCan, evaluateTry } from './evaluate-try';
import { operate } from './operators';
import type { Scope } from './scope';
import { step } from './step';
import type { BinaryExpression, CallExpression, ConditionalExpression, Expression } from './syntax';

/**
 * Evaluates an expression as Terraform does; what depends on something unknown is unknown.
 *
 * @throws {@link EvaluationError} for what Terraform refuses
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  if (expression.kind === 'literal') return expression.value;
  return scope.budget.spend(
    () => bounded(valueOf(expression, scope)),
    () => new Unknown('${…}', [], 'it takes too many steps to evaluate'),
  );
}

/** The most parts of a value: lists of lists that are named twice double at each name. */
const MOST_PARTS = 1_000_000;

function bounded(value: Value): Value {
  return sizeOf(value) > MOST_PARTS
    ? new Unknown('${…}', [], 'the value has too many parts')
    : value;
}

function valueOf(expression: Exclude<Expression, { kind: 'literal' }>, scope: Scope): Value {
  switch (expression.kind) {
    case 'long-number':
      return numericFrom(expression.text) ?? new Unknown(expression.text, [], 'it is too large');
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'name':
      return scope.name(expression.name);
    case 'attribute':
      return step(evaluate(expression.of, scope), expression.name);
    case 'index':
      return step(evaluate(expression.of, scope), evaluate(expression.at, scope));
    case 'splat':
      return evaluateSplat(expression, scope);
    case 'parentheses':
      return evaluate(expression.of, scope);
    case 'list':
      return ofKind(
        'tuple',
        expression.items.map((item) => evaluate(item, scope)),
      );
    case 'object':
      return objectOf(expression, scope);
    case 'for':
      return evaluateFor(expression, scope);
    case 'call':
      return call(expression, scope);
    case 'unary':
      return unary(expression.operator, evaluate(expression.of, scope));
    case 'binary':
      return binary(expression, scope);
    case 'conditional':
      return conditional(expression, scope);
  }
}

function objectOf(expression: Extract<Expression, { kind: 'object' }>, scope: Scope): Value {
  const entries: [string, Value][] = [];
  for (const { key, value } of expression.entries) {
    const name = evaluate(key, scope);
    if (isUnknown(name))
      return derived([name], 'a key is not known', ([text]) => `{(${text}) = …}`);
    entries.push([textFor(name), evaluate(value, scope)]);
  }
  return ofKind('object', objectFrom(entries));
}

function call(expression: CallExpression, scope: Scope): Value {
  const { name } = expression;
  if (name === 'try') return evaluateTry(expression, scope);
  if (name === 'can') return evaluateCan(expression, scope);
  const values = expression.arguments.map((argument) => evaluate(argument, scope));
  if (!expression.expands) return scope.call(name, values);
  const last = values.pop() ?? null;
  if (isUnknown(last)) {
    return derived([...values, last], '', (texts) => `${name}(${texts.join(', ')}...)`);
  }
  if (!isList(last)) throw new EvaluationError('only a list can be expanded with ...');
  return scope.call(name, [...values, ...last]);
}

function unary(operator: '-' | '!', of: Value): Value {
  if (isUnknown(of) && !(operator === '-' && isNumeric(of))) {
    return derived([of], '', ([text]) => `${operator}${text}`);
  }
  return operator === '-' ? negative(toNumber(of)) : !toFlag(of);
}

/** Operators of one strength are one long chain to the left, which must not exhaust the stack. */
function binary(expression: BinaryExpression, scope: Scope): Value {
  const chain: BinaryExpression[] = [];
  let first: Expression = expression;
  for (; first.kind === 'binary'; first = first.left) chain.push(first);
  let left = evaluate(first, scope);
  for (const { operator, right } of chain.reverse()) {
    const other = evaluate(right, scope);
    left =
      operate(operator, left, other) ??
      derived([left, other], 'an operand is not known', (texts) => texts.join(` ${operator} `));
  }
  return left;
}

function conditional({ test, then, otherwise }: ConditionalExpression, scope: Scope): Value {
  const flag = evaluate(test, scope);
  const attempt = (part: Expression): Value | undefined => {
    try {
      return evaluate(part, scope);
    } catch (error) {
      if (error instanceof EvaluationError) return undefined;
      throw error;
    }
  };
  if (isUnknown(flag)) {
    const values = [flag, ...[then, otherwise].map((part) => attempt(part) ?? null)];
    return derived(values, '', ([a, b, c]) => `${a} ? ${b} : ${c}`);
  }
  const [taken, left] = toFlag(flag) ? [then, otherwise] : [otherwise, then];
  const value = evaluate(taken, scope);
  return typeof value === 'string' || value === null ? value : inTypeOf(value, attempt(left));
}
