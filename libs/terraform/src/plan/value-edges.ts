import type { Edge, Resource } from '../configuration/configuration';
import { isList, isObject, textOf, type Value } from '../value/value';

/** Attributes by which other resources name one; none of them is shared by two resources of AWS. */
const IDENTIFIERS = ['arn', 'id', 'url', 'invoke_arn', 'qualified_arn', 'execution_arn'];

/**
 * The edges that known values show: an attribute that holds the identifier of exactly one other
 * resource uses it, whichever way the expression took. JSON documents are looked into.
 */
export function edgesByValue(resources: readonly Resource[]): readonly Edge[] {
  const owners = ownersOf(resources);
  return resources.flatMap((resource) =>
    Object.entries(resource.attributes).flatMap(([name, value]) =>
      IDENTIFIERS.includes(name) ? [] : edgesIn(resource, name, value, owners),
    ),
  );
}

/** The first edge of each use: instances of a block share it, and a value may show what is written. */
export function withoutRepeats(edges: readonly Edge[]): readonly Edge[] {
  const seen = new Set<string>();
  return edges.filter(({ from, attribute, to }) => {
    const use = `${from} ${attribute.replace(/\.\d+/g, '')} ${to}`;
    return !seen.has(use) && seen.add(use);
  });
}

type Owner = { readonly block: string; readonly attribute: string };

/** A value that two blocks have, such as a name that is also an id, identifies neither. */
function ownersOf(resources: readonly Resource[]): ReadonlyMap<string, Owner | undefined> {
  const owners = new Map<string, Owner | undefined>();
  for (const { block, attributes, mode } of resources) {
    if (mode === 'data') continue;
    for (const attribute of IDENTIFIERS) {
      const value = textOf(attributes[attribute]);
      if (value === undefined || !identifies(value)) continue;
      const owner = owners.get(value);
      if (!owners.has(value)) owners.set(value, { block, attribute });
      else if (owner?.block !== block) owners.set(value, undefined);
    }
  }
  return owners;
}

/** An ARN, a URL, or an id of EC2's form; ids that are plain names could be anything. */
function identifies(value: string): boolean {
  return /^arn:|^https:\/\/|^[a-z]+-[0-9a-f]{8,17}$/.test(value);
}

function edgesIn(
  from: Resource,
  attribute: string,
  value: Value,
  owners: ReadonlyMap<string, Owner | undefined>,
): readonly Edge[] {
  if (isList(value)) {
    return value.flatMap((item, at) =>
      edgesIn(from, typeof item === 'string' ? attribute : `${attribute}.${at}`, item, owners),
    );
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, item]) =>
      edgesIn(from, `${attribute}.${name}`, item, owners),
    );
  }
  if (typeof value !== 'string') return [];
  if (value.startsWith('{')) return identifiersIn(value).flatMap((each) => edgesTo(each));
  return edgesTo(value);

  function edgesTo(text: string): readonly Edge[] {
    const owner = owners.get(text);
    if (owner === undefined || owner.block === from.block) return [];
    return [{ from: from.block, attribute, to: owner.block, toAttribute: owner.attribute }];
  }
}

function identifiersIn(json: string): readonly string[] {
  return [...json.matchAll(/"((?:arn:|https:\/\/)[^"\\]+)"/g)].map(([, text = '']) => text);
}
