import { ofKind } from '../value/kind';
import { isList, isUnknown, type Value } from '../value/value';
import { derived } from './derived';
import { evaluate } from './evaluate';
import { Handle, type Scope } from './scope';
import { step } from './step';
import type { SplatExpression, SplatStep } from './syntax';

export function evaluateSplat({ of, steps }: SplatExpression, scope: Scope): Value {
  return every(evaluate(of, scope), steps, scope);
}

/** A splat of null is empty, and of anything that is no list one element. */
function every(value: Value, steps: readonly SplatStep[], scope: Scope): Value {
  const single = value instanceof Handle && value.isOne;
  if (value === null) return ofKind('tuple', []);
  if (isUnknown(value) && !single) {
    return derived([value], '', ([text]) => `${text}[*]${steps.map(suffixOf).join('')}`);
  }
  const items = isList(value) ? value : [value];
  const next = steps.findIndex((each) => 'every' in each);
  const own = next < 0 ? steps : steps.slice(0, next);
  const rest = next < 0 ? undefined : steps.slice(next + 1);
  return ofKind(
    'tuple',
    items.map((item) => {
      const found = own.reduce<Value>((at, each) => step(at, keyIn(each, scope)), item);
      return rest === undefined ? found : every(found, rest, scope);
    }),
  );
}

function keyIn(each: SplatStep, scope: Scope): Value {
  if ('attribute' in each) return each.attribute;
  return 'index' in each ? evaluate(each.index, scope) : null;
}

function suffixOf(each: SplatStep): string {
  if ('attribute' in each) return `.${each.attribute}`;
  return 'every' in each ? '[*]' : '[…]';
}
