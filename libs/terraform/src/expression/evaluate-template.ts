import { Fraction } from '../value/fraction';
import { isUnknown, Unknown, type Value } from '../value/value';
import { toFlag, toText } from './conversion';
import { referencesOf } from './derived';
import { evaluate } from './evaluate';
import { elementsOf } from './evaluate-for';
import { EvaluationError } from './evaluation-error';
import { withNames, type Scope } from './scope';
import type { TemplatePart } from './syntax';

/** The longest text that a template may make. */
const LONGEST = 64_000_000;

/** Joins the parts of a template; where one is not known, the mark has the known parts put in. */
export function evaluateTemplate(
  { parts }: { readonly parts: readonly TemplatePart[] },
  scope: Scope,
): Value {
  const values = valuesOf(parts, scope);
  const unknowns = values.filter((value) => isUnknown(value));
  const texts = values.map((value) => (isUnknown(value) ? value.expression : toText(value)));
  if (texts.reduce((sum, { length }) => sum + length, 0) > LONGEST) {
    return new Unknown('${…}', referencesOf(unknowns), 'the text is too long');
  }
  const text = texts.join('');
  const [first] = unknowns;
  return first === undefined ? text : new Unknown(text, referencesOf(unknowns), first.reason);
}

function valuesOf(parts: readonly TemplatePart[], scope: Scope): readonly Value[] {
  return parts.flatMap((part): readonly Value[] => {
    if (part.kind === 'template-if') {
      const test = evaluate(part.test, scope);
      if (isUnknown(test)) return [unknownPart(test, 'if')];
      return valuesOf(toFlag(test) ? part.then : part.otherwise, scope);
    }
    if (part.kind === 'template-for') {
      const elements = elementsOf(evaluate(part.in, scope));
      if (isUnknown(elements)) return [unknownPart(elements, 'for')];
      return elements.flatMap(([key, value]) => {
        const names = new Map([[part.valueName, value]]);
        if (part.keyName !== undefined) names.set(part.keyName, key);
        return valuesOf(part.body, withNames(scope, names));
      });
    }
    const value = evaluate(part, scope);
    if (value instanceof Fraction && value.digits !== undefined) return [value.digits];
    if (value === null) throw new EvaluationError('null cannot be a part of a string');
    return [value];
  });
}

function unknownPart({ expression, references, reason }: Unknown, directive: string): Unknown {
  return new Unknown(`%{ ${directive} ${expression} }…`, references, reason);
}
