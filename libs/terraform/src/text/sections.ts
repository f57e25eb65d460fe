import type { Backend, Output, Provider, Variable } from '../configuration/configuration';
import { isJsonObject, objectsOf, type JsonObject } from '../document/document';
import { Sensitive, textOf, unknownsIn, type ObjectValue } from '../value/value';
import { isSecret, named } from './blocks';
import type { ModuleInstance } from './module-instance';
import { providerBlocks } from './provider-use';
import { givenValue } from './variables';

export function variablesOf(root: ModuleInstance): readonly Variable[] {
  return named(root.source.document['variable']).map(([name, body]) => {
    const sensitive = isSecret(body);
    const value = givenValue(name, body, root);
    if (value === undefined) return { name, sensitive };
    return { name, value: sensitive ? new Sensitive(value) : value, sensitive };
  });
}

export function outputsOf(root: ModuleInstance): readonly Output[] {
  return named(root.source.document['output']).map(([name, body]) => ({
    name,
    value: root.output(name),
    sensitive: isSecret(body),
  }));
}

export function backendOf(terraform: JsonObject, root: ModuleInstance): Backend | undefined {
  const [first] = named(terraform['backend']);
  if (first === undefined) return undefined;
  return { type: first[0], attributes: root.value(first[1]) as ObjectValue };
}

/** The provider configurations of a module and of those that it calls. */
export function providersIn(module: ModuleInstance): readonly Provider[] {
  const { source, address, estate } = module;
  const own = providerBlocks(source.document).map(({ name, body }) => {
    const attributes = module.value(body, new Map(), 'block') as ObjectValue;
    const alias = textOf(attributes['alias']);
    const stated = attributes['region'];
    const fallback = name === 'aws' ? estate.options.region : undefined;
    const region = stated === undefined ? fallback : textOf(stated);
    return {
      name,
      ...(alias === undefined ? {} : { alias }),
      ...(region === undefined ? {} : { region }),
      ...(address === '' ? {} : { module: address }),
      attributes,
    };
  });
  return [...own, ...module.children().flatMap(providersIn)];
}

export function requiredProviders(
  terraform: JsonObject,
  root: ModuleInstance,
): Readonly<Record<string, string>> {
  const [providers = {}] = objectsOf(terraform['required_providers']);
  return Object.fromEntries(
    Object.entries(providers).map(([name, json]) => {
      const wanted = root.value(json);
      const version = isJsonObject(wanted as never)
        ? (wanted as unknown as JsonObject)['version']
        : wanted;
      return [
        name,
        typeof version === 'string' && unknownsIn(version).length === 0 ? version : '*',
      ];
    }),
  );
}
