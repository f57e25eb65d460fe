import { addressOf, blockOf, moduleNames, within } from '../address/address';
import type { Edge } from '../configuration/configuration';
import { isJsonObject, type Json, type JsonObject } from '../document/document';
import type { Origins } from './marked-value';
import type { ConfigModuleJson, ConfigResourceJson } from './plan-json';

/** A block of a plan's configuration, with the module that it stands in. */
export interface PlanBlock {
  readonly block: string;
  readonly module: string;
  readonly json: ConfigResourceJson;
}

/**
 * What a plan's configuration says of references. A plan keeps no expressions, only the names in
 * them; names of variables and of modules' outputs are followed to the resources behind them. Locals
 * are not in a plan: what goes through one is not seen.
 */
export class PlanReferences {
  readonly blocks: ReadonlyMap<string, PlanBlock>;
  private readonly modules = new Map<string, ConfigModuleJson>();
  private readonly followed = new Map<string, readonly string[]>();

  constructor(private readonly root: ConfigModuleJson) {
    this.blocks = new Map(this.collect(root, '').map((each) => [each.block, each]));
  }

  /** Which references a value of a resource comes from, by its place. */
  originsOf(block: string): Origins {
    const found = this.blocks.get(block);
    if (found === undefined) return () => [];
    return (path) => {
      const names = expressionsAt([found.json.expressions], path).flatMap((json) => {
        const own = namesIn(json);
        // What is unknown of an element comes from where the elements come from.
        const isOfElement = own.some((name) => name.startsWith('each.value'));
        return isOfElement ? [...own, ...namesIn(found.json.for_each_expression)] : own;
      });
      const followed = names.flatMap((name) => this.follow(name, found.module));
      // An argument that comes from a local alone is stated all the same. One that comes from nothing
      // that can be unknown, and is not known, is null: it is left to the provider.
      const origins =
        followed.length > 0
          ? followed
          : names.filter((name) => this.canBeUnknown(name, found.module));
      return [...new Set(origins)];
    };
  }

  /** The expressions of a block's arguments as the plan keeps them, with the names as its module has them. */
  expressionsOf(block: string): JsonObject {
    const expressions = this.blocks.get(block)?.json.expressions;
    return isJsonObject(expressions) ? expressions : {};
  }

  /** Every use of a resource by another one or by an output of the root module. */
  edges(): readonly Edge[] {
    const ofResources = [...this.blocks.values()].flatMap(({ block, module, json }) => [
      ...this.edgesIn(block, module, '', json.expressions),
      ...this.edgesIn(block, module, 'count', json.count_expression),
      ...this.edgesIn(block, module, 'for_each', json.for_each_expression),
      ...(json.depends_on ?? [])
        .filter((to) => !to.startsWith('module.'))
        .map((to) => ({ from: block, attribute: 'depends_on', to: within(module, blockOf(to)) })),
    ]);
    const ofOutputs = Object.entries(this.root.outputs ?? {}).flatMap(([name, { expression }]) =>
      this.edgesIn(`output.${name}`, '', 'value', expression),
    );
    return [...ofResources, ...ofOutputs];
  }

  private collect(module: ConfigModuleJson, address: string): readonly PlanBlock[] {
    this.modules.set(address, module);
    const own = (module.resources ?? []).map((json) => ({
      block: within(address, addressOf(json.mode, json.type, json.name)),
      module: address,
      json,
    }));
    const inner = Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
      call.module === undefined ? [] : this.collect(call.module, within(address, `module.${name}`)),
    );
    return [...own, ...inner];
  }

  private edgesIn(
    from: string,
    module: string,
    attribute: string,
    json: Json | undefined,
  ): readonly Edge[] {
    const names = referencesOf(json);
    if (names !== undefined) {
      return mostSpecific(names)
        .flatMap((name) => this.follow(name, module))
        .map((reference) => edgeTo(from, attribute, reference));
    }
    const at = (name: string | number): string =>
      attribute === '' ? `${name}` : `${attribute}.${name}`;
    if (Array.isArray(json)) {
      return (json as readonly Json[]).flatMap((item, index) =>
        this.edgesIn(from, module, at(index), item),
      );
    }
    if (!isJsonObject(json)) return [];
    return Object.entries(json).flatMap(([name, item]) =>
      this.edgesIn(from, module, at(name), item),
    );
  }

  /** A name as a module writes it, to the resources' attributes that it stands for. */
  private follow(name: string, module: string): readonly string[] {
    const key = `${module}:${name}`;
    const known = this.followed.get(key);
    if (known !== undefined) return known;
    // Terraform has no reference that leads to itself; a forged plan must not loop.
    this.followed.set(key, []);
    const found = this.behind(name, module);
    this.followed.set(key, found);
    return found;
  }

  /** Whether a plan may not know what a name stands for: no constant, and no variable of the root module. */
  private canBeUnknown(name: string, module: string, above: readonly string[] = []): boolean {
    const key = `${module}:${name}`;
    if (above.includes(key) || name === 'each.key') return false;
    const passed = this.passedOn(name, module);
    return passed === undefined
      ? !['count', 'path', 'terraform'].includes(name.split('.')[0] ?? '')
      : passed.names.some((each) => this.canBeUnknown(each, passed.module, [...above, key]));
  }

  /** The names that stand behind a variable or an output, in their module; undefined for any other name. */
  private passedOn(
    name: string,
    module: string,
  ): { readonly names: readonly string[]; readonly module: string } | undefined {
    const [root = '', second = '', third] = blockOf(name).split('.');
    if (root === 'var') {
      const names = moduleNames(module);
      const parent = names.slice(0, -1).reduce((at, each) => within(at, `module.${each}`), '');
      const call = this.modules.get(parent)?.module_calls?.[names.at(-1) ?? ''];
      return { names: namesIn(call?.expressions?.[second]), module: parent };
    }
    if (root !== 'module' || third === undefined) return undefined;
    const inner = within(module, `module.${second}`);
    const output = this.modules.get(inner)?.outputs?.[third];
    return { names: namesIn(output?.expression), module: inner };
  }

  private behind(name: string, module: string): readonly string[] {
    const passed = this.passedOn(name, module);
    if (passed !== undefined) {
      return passed.names.flatMap((each) => this.follow(each, passed.module));
    }
    const [root = '', , third] = blockOf(name).split('.');
    if (root === 'module') return [];
    if (third === undefined && !this.blocks.has(within(module, blockOf(name)))) return [];
    return ['local', 'each', 'count', 'self', 'path', 'terraform'].includes(root)
      ? []
      : [within(module, blockOf(name))];
  }
}

/** The names that expressions refer to, each in its longest form only. */
function namesIn(json: Json | undefined): readonly string[] {
  const names = referencesOf(json);
  if (names !== undefined) return mostSpecific(names);
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap(namesIn);
  return isJsonObject(json) ? Object.values(json).flatMap(namesIn) : [];
}

function referencesOf(json: Json | undefined): readonly string[] | undefined {
  if (!isJsonObject(json)) return undefined;
  const names = json['references'];
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return undefined;
  return names;
}

/** Terraform lists `a.b.arn` and then `a.b`, which is the same reference. */
function mostSpecific(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => {
    const before = names[at - 1];
    return (
      before === undefined || !(before.startsWith(`${name}.`) || before.startsWith(`${name}[`))
    );
  });
}

/**
 * The expressions for a place in a value. A set of blocks has another order in a plan than in its
 * configuration, so that with several of them all count.
 */
function expressionsAt(
  expressions: readonly (Json | undefined)[],
  path: readonly (string | number)[],
): readonly (Json | undefined)[] {
  return path.reduce<readonly (Json | undefined)[]>(
    (at, name) =>
      at.flatMap((json): (Json | undefined)[] => {
        if (referencesOf(json) !== undefined) return [json];
        if (typeof name === 'number')
          return Array.isArray(json) ? [...(json as readonly Json[])] : [json];
        return isJsonObject(json) && Object.hasOwn(json, name) ? [json[name]] : [];
      }),
    expressions,
  );
}

function edgeTo(from: string, attribute: string, reference: string): Edge {
  const parts = reference.split('.');
  let at = 0;
  while (parts[at] === 'module') at += 2;
  at += parts[at] === 'data' ? 3 : 2;
  const toAttribute = parts[at];
  return {
    from,
    attribute,
    to: parts.slice(0, at).join('.'),
    ...(toAttribute === undefined ? {} : { toAttribute }),
  };
}
