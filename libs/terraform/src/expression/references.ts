import type { Expression } from './syntax';

/** A use of something else: the path of names up to the first computed index. */
export type ReferencePath = readonly string[];

/** Every reference in an expression, in the order of appearance. */
export function referencesIn(expression: Expression): readonly ReferencePath[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'name':
      return [[expression.name]];
    case 'attribute': {
      const path = namesOf(expression);
      return path === undefined ? referencesIn(expression.of) : [path];
    }
    case 'index': {
      const path = namesOf(expression);
      return [
        ...(path === undefined ? referencesIn(expression.of) : [path]),
        ...referencesIn(expression.at),
      ];
    }
    case 'splat':
    case 'unary':
      return referencesIn(expression.of);
    case 'template':
      return expression.parts.flatMap(referencesIn);
    case 'list':
      return expression.items.flatMap(referencesIn);
    case 'call':
      return expression.arguments.flatMap(referencesIn);
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [
        ...referencesIn(key),
        ...referencesIn(value),
      ]);
    case 'binary':
      return [...referencesIn(expression.left), ...referencesIn(expression.right)];
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise].flatMap(referencesIn);
  }
}

/** Indexes are left out: `aws_subnet.Private[0].id` refers to `aws_subnet.Private.id`. */
function namesOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind === 'index' || expression.kind === 'splat') return namesOf(expression.of);
  if (expression.kind !== 'attribute') return undefined;
  const path = namesOf(expression.of);
  return path === undefined ? undefined : [...path, expression.name];
}
