import type { Expression, ForExpression, SplatStep, TemplatePart } from './syntax';

/** A use of something else: the path of names up to the first computed index. */
export type ReferencePath = readonly string[];

/** Every reference in an expression, in the order of appearance. */
export function referencesIn(expression: Expression): readonly ReferencePath[] {
  return usesIn(expression).map(({ expression: root, rest }) => [...pathOf(root), ...rest]);
}

interface Use {
  readonly expression: Expression;
  /** The attributes that are read behind a splat or a computed key. */
  readonly rest: readonly string[];
}

function usesIn(expression: Expression): readonly Use[] {
  const found: Use[] = [];
  collect(expression, new Set(), found, []);
  return found;
}

type Part = Expression | TemplatePart;

function collect(
  part: Part,
  bound: ReadonlySet<string>,
  found: Use[],
  rest: readonly string[] = [],
): void {
  const each = (parts: readonly Part[]): void =>
    parts.forEach((inner) => collect(inner, bound, found));
  switch (part.kind) {
    case 'literal':
    case 'long-number':
      return;
    case 'name':
    case 'attribute':
    case 'index': {
      const root = rootOf(part);
      if (root !== undefined) {
        if (!bound.has(root)) found.push({ expression: part, rest });
      } else if (part.kind !== 'name') {
        collect(part.of, bound, found, part.kind === 'index' ? rest : [part.name, ...rest]);
      }
      if (part.kind === 'index' && part.at.kind !== 'literal') collect(part.at, bound, found);
      return;
    }
    case 'splat':
      collect(part.of, bound, found, [...part.steps.flatMap(attributeOf), ...rest]);
      return part.steps.forEach((step) => {
        if ('index' in step) collect(step.index, bound, found);
      });
    case 'parentheses':
      return collect(part.of, bound, found, rest);
    case 'unary':
      return collect(part.of, bound, found);
    case 'template':
      return each(part.parts);
    case 'template-if':
      return each([part.test, ...part.then, ...part.otherwise]);
    case 'template-for':
      collect(part.in, bound, found);
      return part.body.forEach((inner) => collect(inner, withBound(bound, part), found));
    case 'list':
      return each(part.items);
    case 'call':
      return each(part.arguments);
    case 'object':
      return part.entries.forEach(({ key, value }) => each([key, value]));
    case 'for': {
      collect(part.in, bound, found);
      const inner = withBound(bound, part);
      const { key, value, condition } = part;
      for (const expression of [key, value, condition]) {
        if (expression !== undefined) collect(expression, inner, found);
      }
      return;
    }
    case 'binary': {
      // Long chains lean to the left: they must not exhaust the stack.
      const rights: Expression[] = [];
      let left: Expression = part;
      for (; left.kind === 'binary'; left = left.left) rights.push(left.right);
      return each([left, ...rights.reverse()]);
    }
    case 'conditional':
      return each([part.test, part.then, part.otherwise]);
  }
}

function attributeOf(step: SplatStep): readonly string[] {
  return 'attribute' in step ? [step.attribute] : [];
}

function withBound(
  bound: ReadonlySet<string>,
  { keyName, valueName }: Pick<ForExpression, 'keyName' | 'valueName'>,
): ReadonlySet<string> {
  return new Set([...bound, valueName, ...(keyName === undefined ? [] : [keyName])]);
}

/** The first name of a reference; undefined for what is none, or reads a computed index. */
function rootOf(expression: Expression): string | undefined {
  let at = expression;
  for (;;) {
    if (at.kind === 'name') return at.name;
    if (at.kind === 'attribute' || (at.kind === 'index' && at.at.kind === 'literal')) at = at.of;
    else return undefined;
  }
}

/** Indexes by number are left out: `aws_subnet.Private[0].id` refers to `aws_subnet.Private.id`. */
function pathOf(expression: Expression): string[] {
  const path: string[] = [];
  let at = expression;
  for (;;) {
    if (at.kind === 'name') return [at.name, ...path.reverse()];
    if (at.kind === 'attribute') path.push(at.name);
    if (at.kind !== 'attribute' && at.kind !== 'index') return path.reverse();
    at = at.of;
  }
}
