import type { AttributeSchema, ResourceSchema } from '@archway/testing';
import { typesKnowing } from '../catalogue/catalogue';
import { exampleOf, type Body, type Json } from './minimal-instance';
import { minimalOf, plan, plannedInstances, schemaOf, type PlannedChange } from './planned';

/** A change of one argument, and whether the provider replaces the resource for it. */
export interface ReplacingChange {
  readonly type: string;
  readonly argument: string;
  readonly replaces: boolean;
}

/**
 * What the lowest provider does where one argument differs from the state, for each argument that a table says
 * forces replacement. All are in one plan, each on an instance that has the name of the argument.
 */
export function replacingChanges(): readonly ReplacingChange[] {
  const changes = typesKnowing('forceNew').flatMap((known) =>
    known.forceNew.map((argument) => {
      const schema = schemaOf(known.type);
      const body = withStated(minimalOf(known), argument, schema);
      return { type: known.type, argument, body, state: stateOf(known.type, argument, body) };
    }),
  );
  const resources: Record<string, Record<string, Body>> = {};
  for (const { type, argument, body } of changes) {
    (resources[type] ??= {})[argument] = body;
  }
  const planned = plan(resources, {
    version: 4,
    terraform_version: '1.5.0',
    serial: 1,
    lineage: 'provider',
    outputs: {},
    resources: changes.map(({ state }) => state),
  });
  const paths = new Map(planned.map((each) => [`${each.type} ${each.name}`, replacePaths(each)]));
  return changes.map(({ type, argument }) => ({
    type,
    argument,
    replaces: paths.get(`${type} ${argument}`)?.has(argument) ?? false,
  }));
}

function replacePaths({ change }: PlannedChange): ReadonlySet<string> {
  return new Set(
    (change.replace_paths ?? []).flatMap(([name]) => (typeof name === 'string' ? [name] : [])),
  );
}

/** An argument that may be left to AWS is stated: what the state holds is kept where nothing is. */
function withStated(body: Body, argument: string, { attributes }: ResourceSchema): Body {
  const attribute = attributes[argument];
  return attribute?.stated !== 'either' || argument in body
    ? body
    : { ...body, [argument]: exampleOf(argument, attribute.type) };
}

/** The state of an instance whose argument has another value than its configuration. */
function stateOf(type: string, argument: string, body: Body): object {
  const schema = schemaOf(type);
  const { after, after_unknown: unknown } = plannedInstances().get(type) ?? {
    after: {},
    after_unknown: {},
  };
  const attributes = Object.fromEntries(
    Object.entries(schema.attributes).map(([name, attribute]) => [
      name,
      after?.[name] ?? (unknown[name] === true ? chosenByAws(name, attribute) : null),
    ]),
  );
  const before = otherValue(
    argument,
    schema.attributes[argument],
    body[argument] ?? after?.[argument],
  );
  return {
    mode: 'managed',
    type,
    name: argument,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [
      {
        schema_version: schema.version,
        attributes: { ...after, ...attributes, [argument]: before },
      },
    ],
  };
}

function chosenByAws(name: string, { type, stated }: AttributeSchema): Json {
  if (name === 'id') return 'example';
  if (Array.isArray(type)) return type[0] === 'map' ? {} : [];
  return stated === 'computed' ? exampleOf(name, type) : null;
}

function otherValue(
  name: string,
  attribute: AttributeSchema | undefined,
  value: Json = null,
): Json {
  const type = attribute?.type ?? 'string';
  if (type === 'bool') return value !== true;
  if (type === 'number') return typeof value === 'number' ? value + 1 : 1;
  return exampleOf(name, type, 2);
}
