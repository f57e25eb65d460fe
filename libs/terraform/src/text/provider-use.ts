import { isJsonObject, objectsOf, type JsonObject } from '../document/document';
import { textOf } from '../value/value';
import { bare } from './blocks';
import type { ModuleScope } from './module-scope';

/** The module that calls another one. */
export interface Caller {
  readonly call: JsonObject;
  readonly scope: () => ModuleScope;
  /** The caller's own provider for a name such as `aws` or `aws.use1`. */
  readonly provider: (name: string) => ProviderUse;
}

/** A provider configuration as the root module names it, as far as it is known. */
export interface ProviderUse {
  readonly provider?: string;
  /** Evaluated when asked for, since it may need any other part of the module. */
  region(): string | undefined;
}

/** A resource without a provider has the default one of its type's first word. */
export function providerName(body: JsonObject, type: string): string {
  const { provider } = body;
  return typeof provider === 'string' ? bare(provider) : (type.split('_')[0] ?? type);
}

/**
 * The provider configuration behind a name in a module: its own, else the one that its caller passes.
 */
export function providerUse(
  name: string,
  document: JsonObject,
  scope: () => ModuleScope,
  caller: Caller | undefined,
): ProviderUse {
  const [local = name, alias] = name.split('.');
  const own = providerBlocks(document).find(
    (block) => block.name === local && block.body['alias'] === alias,
  );
  if (own !== undefined || caller === undefined) {
    const region = own?.body['region'];
    return {
      ...(alias === undefined ? {} : { provider: name }),
      region: () => (region === undefined ? undefined : textOf(scope().value(region))),
    };
  }
  const { providers } = caller.call;
  const passed = isJsonObject(providers) ? providers[name] : undefined;
  if (typeof passed === 'string') return caller.provider(bare(passed));
  return alias === undefined ? caller.provider(name) : { provider: name, region: () => undefined };
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
