import { UNKNOWN_VALUE, valuesOf, type RequestContext } from '../context';
import type { Condition } from '../policy/statement';
import { all, not, some, type Truth } from '../truth';
import { operatorOf, type Operator } from './operators';

/** What became of a condition: whether it holds, and the values that the request has. */
export interface ConditionOutcome {
  readonly condition: Condition;
  readonly holds: Truth;
  /** Undefined where the request has no such key, or its value is not known. */
  readonly given?: readonly string[];
}

/**
 * Judges one key of a condition block ("Conditions with multiple context keys or values").
 *
 * @param variables the context for policy variables; undefined where the version has none
 */
export function judge(
  condition: Condition,
  context: RequestContext,
  variables: RequestContext | undefined,
): ConditionOutcome {
  const values = valuesOf(context, condition.key);
  const holds = truthOf(condition, values, variables);
  return {
    condition,
    holds,
    ...(values === undefined || values === UNKNOWN_VALUE ? {} : { given: values }),
  };
}

const NAME = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i;

function truthOf(
  { operator: name, values: wanted }: Condition,
  given: readonly string[] | typeof UNKNOWN_VALUE | undefined,
  variables: RequestContext | undefined,
): Truth {
  const [, set = '', base = '', ifExists] = NAME.exec(name) ?? [];
  if (base.toLowerCase() === 'null') return isNull(wanted, given);
  const operator = operatorOf(base);
  if (operator === undefined) return 'unknown';
  if (given === UNKNOWN_VALUE) return 'unknown';
  const quantifier = set.toLowerCase();
  if (given === undefined) {
    if (ifExists !== undefined || quantifier === 'forallvalues') return true;
    return quantifier === 'foranyvalue' ? false : operator.negated;
  }
  const each = given.map((value) => oneHolds(operator, wanted, value, variables));
  if (quantifier === 'forallvalues') return all(each);
  if (quantifier === 'foranyvalue') return some(each);
  // AWS does not say what an operator without a set qualifier makes of several values.
  return new Set(each).size === 1 ? (each[0] ?? 'unknown') : 'unknown';
}

/** Several values of the policy are alternatives, and those of a negated operator are all excluded. */
function oneHolds(
  { matches, negated }: Operator,
  wanted: readonly string[],
  value: string,
  variables: RequestContext | undefined,
): Truth {
  const matching = some(wanted.map((each) => matches(each, value, variables)));
  return negated ? not(matching) : matching;
}

function isNull(
  wanted: readonly string[],
  given: readonly string[] | typeof UNKNOWN_VALUE | undefined,
): Truth {
  if (given === UNKNOWN_VALUE) return 'unknown';
  return wanted.some((value) => value.toLowerCase() === String(given === undefined));
}
