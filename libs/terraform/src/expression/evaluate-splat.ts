import { ofKind } from '../value/kind';
import { isList, isUnknown, type Value } from '../value/value';
import { derived } from './derived';
import { evaluate } from './evaluate';
import { Handle, type Scope } from './scope';
import { step } from './step';
import type { SplatExpression } from './syntax';

/** A splat of null is empty, and of anything that is no list one element. */
export function evaluateSplat({ of, steps }: SplatExpression, scope: Scope): Value {
  const value = evaluate(of, scope);
  const single = value instanceof Handle && value.isOne;
  if (value === null) return ofKind('tuple', []);
  if (isUnknown(value) && !single) {
    const suffix = steps.map((each) => ('attribute' in each ? `.${each.attribute}` : '[…]'));
    return derived([value], '', ([text]) => `${text}[*]${suffix.join('')}`);
  }
  const items = isList(value) ? value : [value];
  return ofKind(
    'tuple',
    items.map((item) =>
      steps.reduce<Value>(
        (at, each) => step(at, 'attribute' in each ? each.attribute : evaluate(each.index, scope)),
        item,
      ),
    ),
  );
}
