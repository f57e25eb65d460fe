import { ANY, NUMBER, BOOL, STRING, listOf, mapOf, setOf, type Type } from './type';

/**
 * The one type that values of all these types convert to, as Terraform chooses it for the elements of
 * a list; undefined where there is none. `any` is of a value that may have any type.
 */
export function unify(types: readonly Type[]): Type | undefined {
  const known = types.filter(({ kind }) => kind !== 'any');
  const [first] = known;
  if (first === undefined) return ANY;
  const kinds = new Set(known.map(({ kind }) => kind));
  if ([...kinds].every((kind) => kind === 'string' || kind === 'number' || kind === 'bool')) {
    if (kinds.has('string')) return STRING;
    return kinds.size > 1 ? undefined : kinds.has('number') ? NUMBER : BOOL;
  }
  if ([...kinds].every((kind) => kind === 'object' || kind === 'map')) return unifyObjects(known);
  if ([...kinds].every((kind) => kind === 'tuple' || kind === 'list' || kind === 'set')) {
    return unifyLists(known);
  }
  return undefined;
}

function unifyObjects(types: readonly Type[]): Type | undefined {
  const objects = types.filter((type) => type.kind === 'object');
  const [first] = objects;
  if (first !== undefined && objects.length === types.length) {
    const names = [...first.attributes.keys()];
    const alike = objects.every(
      ({ attributes }) =>
        attributes.size === names.length && names.every((name) => attributes.has(name)),
    );
    if (alike) {
      const attributes = names.map(
        (name) =>
          [name, unify(objects.map((each) => each.attributes.get(name)?.type ?? ANY))] as const,
      );
      return attributes.every(([, type]) => type !== undefined)
        ? {
            kind: 'object',
            attributes: new Map(attributes.map(([name, type]) => [name, { type: type ?? ANY }])),
          }
        : undefined;
    }
  }
  const of = unify(
    types.flatMap((type): readonly Type[] =>
      type.kind === 'object'
        ? [...type.attributes.values()].map((each) => each.type)
        : type.kind === 'map'
          ? [type.of]
          : [],
    ),
  );
  return of && mapOf(of);
}

function unifyLists(types: readonly Type[]): Type | undefined {
  const tuples = types.filter((type) => type.kind === 'tuple');
  const [first] = tuples;
  if (
    first !== undefined &&
    tuples.length === types.length &&
    tuples.every(({ items }) => items.length === first.items.length)
  ) {
    const items = first.items.map((_, at) => unify(tuples.map((each) => each.items[at] ?? ANY)));
    return items.every((item) => item !== undefined) ? { kind: 'tuple', items } : undefined;
  }
  const of = unify(
    types.flatMap((type): readonly Type[] =>
      type.kind === 'tuple' ? type.items : 'of' in type ? [type.of] : [],
    ),
  );
  if (of === undefined) return undefined;
  return types.every(({ kind }) => kind === 'set') ? setOf(of) : listOf(of);
}
