import { isJsonObject, objectsOf, type Json, type JsonObject } from '../document/document';
import { merged, named } from '../text/blocks';

/**
 * The files of one folder as one document, the way Terraform takes them: files add up, override files
 * replace arguments of blocks that the others declare.
 */
export function mergeDocuments(
  documents: readonly JsonObject[],
  overrides: readonly JsonObject[],
): JsonObject {
  return overrides.reduce<JsonObject>(override, together(documents));
}

function together(documents: readonly JsonObject[]): JsonObject {
  const names = new Set(documents.flatMap((document) => Object.keys(document)));
  return Object.fromEntries(
    [...names].map((name): readonly [string, Json] => {
      const values = documents.map((document) => document[name]);
      if (name === '//') return [name, merged(values.filter((value) => value !== undefined))];
      // Required providers of one file and the backend of another belong to one block.
      if (name === 'terraform') return [name, values.flatMap(objectsOf).reduce(settings, {})];
      return [name, values.flatMap(objectsOf)];
    }),
  );
}

function settings(one: JsonObject, other: JsonObject): JsonObject {
  const providers = [one, other].flatMap((each) => objectsOf(each['required_providers']));
  return {
    ...one,
    ...other,
    ...(providers.length === 0 ? {} : { required_providers: merged(providers) }),
  };
}

function override(document: JsonObject, by: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...document };
  for (const section of ['resource', 'data']) {
    const types = named(by[section]);
    if (types.length > 0) result[section] = overrideTypes(document[section], types);
  }
  for (const section of ['variable', 'output', 'module']) {
    const blocks = named(by[section]);
    if (blocks.length > 0) result[section] = overrideNamed(document[section], blocks);
  }
  if (by['locals'] !== undefined) {
    result['locals'] = { ...merged(document['locals']), ...merged(by['locals']) };
  }
  if (by['terraform'] !== undefined) {
    result['terraform'] = settings(merged(document['terraform']), merged(by['terraform']));
  }
  if (by['provider'] !== undefined) {
    result['provider'] = overrideProviders(document['provider'], by['provider']);
  }
  return result;
}

type Named = readonly (readonly [string, JsonObject])[];

function overrideTypes(section: Json | undefined, types: Named): Json {
  const known = new Map<string, readonly Json[]>();
  for (const [type, blocks] of objectsOf(section).flatMap((each) => Object.entries(each))) {
    known.set(type, [...(known.get(type) ?? []), ...objectsOf(blocks)]);
  }
  for (const [type, blocks] of types) {
    known.set(type, [overrideNamed(known.get(type) ?? [], named(blocks))]);
  }
  return Object.fromEntries([...known].map(([type, blocks]) => [type, blocks.flatMap(objectsOf)]));
}

/** An argument replaces the same one, a nested block all blocks of its type. */
function overrideNamed(section: Json | undefined, blocks: Named): JsonObject {
  const known = new Map(named(section));
  for (const [name, body] of blocks) known.set(name, overridden(known.get(name) ?? {}, body));
  return Object.fromEntries(known);
}

/** A `dynamic` block counts as one of the type that it makes. */
function overridden(body: JsonObject, by: JsonObject): JsonObject {
  const [mine, theirs] = [merged(body['dynamic']), merged(by['dynamic'])];
  const replaced = [...Object.keys(by), ...Object.keys(theirs), 'dynamic'];
  const kept = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).filter(([name]) => !replaced.includes(name)));
  const dynamic = { ...kept(mine), ...theirs };
  return {
    ...kept(body),
    ...by,
    ...(Object.keys(dynamic).length === 0 ? {} : { dynamic }),
  };
}

function overrideProviders(section: Json | undefined, by: Json): Json {
  const configurations = (json: Json | undefined): readonly (readonly [string, JsonObject])[] =>
    objectsOf(json).flatMap((each) =>
      Object.entries(each).flatMap(([name, blocks]) =>
        objectsOf(blocks).map((body) => [name, body] as const),
      ),
    );
  const others = configurations(by);
  const result = configurations(section).map(([name, body]) => {
    const found = others.filter(([other, { alias }]) => other === name && alias === body['alias']);
    return { [name]: Object.assign({}, body, ...found.map(([, each]) => each)) as JsonObject };
  });
  return result.filter(isJsonObject);
}
