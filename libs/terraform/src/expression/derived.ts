import { createHash } from 'node:crypto';
import { isUnknown, Unknown, unknownsIn, type Value } from '../value/value';

/** The longest text that stands for something unknown. */
const LONGEST = 4_000;

/**
 * The mark of what is computed from values of which some are not known.
 *
 * @param show writes the expression, from the text of each value
 */
export function derived(
  values: readonly Value[],
  reason: string,
  show: (texts: readonly string[]) => string,
): Unknown {
  const unknowns = values.flatMap(unknownsIn);
  return new Unknown(
    `\${${bounded(show(values.map(shownValue)))}}`,
    referencesOf(unknowns),
    unknowns[0]?.reason ?? reason,
  );
}

export function referencesOf(unknowns: readonly Unknown[]): readonly string[] {
  return [...new Set(unknowns.flatMap((each) => each.references))];
}

/** Two texts that are cut stay different where the whole texts are. */
function bounded(text: string): string {
  if (text.length <= LONGEST) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${text.slice(0, LONGEST)}… ${hash}`;
}

/** A value as an expression shows it: Terraform's own text for what is not known. */
function shownValue(value: Value): string {
  if (!isUnknown(value)) return bounded(JSON.stringify(value) ?? 'null');
  return bareExpression(value) ?? `"${value.expression}"`;
}

/** The expression of a mark without `${` and `}`; undefined where it is a template of several parts. */
export function bareExpression({ expression }: Unknown): string | undefined {
  if (!expression.startsWith('${') || !expression.endsWith('}')) return undefined;
  const inner = expression.slice(2, -1);
  return inner.includes('${') ? undefined : inner;
}
