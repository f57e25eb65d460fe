import type { Backend, Output, Variable } from '../configuration/configuration';
import { isJsonObject, objectsOf, type JsonObject } from '../document/document';
import { Sensitive, type ObjectValue } from '../value/value';
import { named } from './blocks';
import type { ModuleScope } from './module-scope';

export function variablesOf(document: JsonObject, given: ObjectValue): readonly Variable[] {
  return named(document['variable']).map(([name, body]) => {
    const value = given[name] ?? body['default'];
    const sensitive = body['sensitive'] === true;
    return {
      name,
      ...(value === undefined ? {} : { value: sensitive ? new Sensitive(value) : value }),
      sensitive,
    };
  });
}

export function outputsOf(document: JsonObject, scope: ModuleScope): readonly Output[] {
  return named(document['output']).map(([name, body]) => ({
    name,
    value: scope.value(body['value'] ?? null),
    sensitive: body['sensitive'] === true,
  }));
}

export function backendOf(terraform: JsonObject, scope: ModuleScope): Backend | undefined {
  const [first] = named(terraform['backend']);
  if (first === undefined) return undefined;
  return { type: first[0], attributes: scope.value(first[1]) as ObjectValue };
}

export function requiredProviders(terraform: JsonObject): Readonly<Record<string, string>> {
  const [providers = {}] = objectsOf(terraform['required_providers']);
  return Object.fromEntries(
    Object.entries(providers).map(([name, wanted]) => {
      const version = isJsonObject(wanted) ? wanted['version'] : wanted;
      return [name, typeof version === 'string' ? version : '*'];
    }),
  );
}
