import { entriesOf, objectsOf, type JsonObject } from '../document/document';
import { isObject, textOf, type Value } from '../value/value';
import { bare, merged } from './blocks';
import type { ModuleInstance } from './module-instance';

/** A provider configuration as the root module names it, as far as it is known. */
export interface ProviderUse {
  readonly provider?: string;
  /** Evaluated when asked for, since it may need any other part of the module. */
  region(): string | undefined;
  defaultTags(): Value | undefined;
}

/** A resource without a provider has the default one of its type's first word. */
export function providerName(body: JsonObject, type: string): string {
  return bare(body['provider']) ?? type.split('_')[0] ?? type;
}

/**
 * The provider configuration behind a name in a module: its own, else the one that its caller passes.
 */
export function providerUse(name: string, module: ModuleInstance): ProviderUse {
  const [local = name, alias] = name.split('.');
  const { caller } = module;
  const own = providerBlocks(module.source.document).find(
    (block) => block.name === local && block.body['alias'] === alias,
  );
  if (own !== undefined || caller === undefined) {
    return {
      ...(alias === undefined ? {} : { provider: name }),
      region: () => regionOf(own?.body, module, local),
      defaultTags: () => tagsOf(own?.body, module),
    };
  }
  const passed = entriesOf(caller.call['providers']).find(([each]) => each === name)?.[1];
  const outer = bare(passed) ?? (alias === undefined ? name : undefined);
  if (outer !== undefined) return providerUse(outer, caller.module);
  return { provider: name, region: () => undefined, defaultTags: () => undefined };
}

/** Without a region of its own, a provider of AWS takes the environment's. */
function regionOf(
  body: JsonObject | undefined,
  module: ModuleInstance,
  name: string,
): string | undefined {
  const stated = body?.['region'];
  if (stated !== undefined) return textOf(module.value(stated));
  return name === 'aws' ? module.estate.options.region : undefined;
}

function tagsOf(body: JsonObject | undefined, module: ModuleInstance): Value | undefined {
  const block = body?.['default_tags'];
  if (block === undefined) return undefined;
  const value = module.value(merged(block), new Map(), 'block');
  return isObject(value) ? value['tags'] : value;
}

/** The provider configurations of a module. */
export function providerBlocks(
  document: JsonObject,
): readonly { readonly name: string; readonly body: JsonObject }[] {
  return objectsOf(document['provider']).flatMap((providers) =>
    Object.entries(providers).flatMap(([name, blocks]) =>
      objectsOf(blocks).map((body) => ({ name, body })),
    ),
  );
}
