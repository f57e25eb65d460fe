import { addressOf, blockOf, within } from '../address/address';
import type { Edge } from '../configuration/configuration';
import { Code } from '../document/code';
import { entriesOf, isJsonObject, itemsOf, type Json, type JsonObject } from '../document/document';
import { SyntaxNotRead } from '../expression/cursor';
import { referencesIn } from '../expression/references';
import { bare, merged, named, resourceBlocks } from './blocks';
import { templateOf } from './evaluator';
import type { ModuleSource } from './module-source';

/** Roots of references that lead to nothing in a configuration. */
const NO_BLOCK = ['each', 'count', 'self', 'path', 'terraform'];

/** Arguments that name other blocks without using their attributes. */
const NO_USE = ['//', 'depends_on', 'provider', 'providers'];

/** What a reference leads to, with its module. */
interface Target {
  readonly to: string;
  readonly toAttribute?: string;
}

/**
 * Every use of a resource in a configuration, by the place it is used in. Locals, variables of modules
 * and outputs of modules are followed to the resources behind them.
 */
export function textEdges(root: ModuleSource): readonly Edge[] {
  return new TextReferences(root).edges();
}

/** The addresses in `depends_on`, as the module writes them. */
export function dependenciesOf(body: JsonObject): readonly string[] {
  return itemsOf(body['depends_on'])
    .map((item) => bare(item))
    .filter((item) => item !== undefined);
}

interface Place {
  readonly source: ModuleSource;
  readonly address: string;
  /** The module that calls it, and its call's arguments. */
  readonly caller?: { readonly place: Place; readonly call: JsonObject };
}

/** The longest chain of names that is followed: a longer one must not exhaust the stack. */
const DEEPEST = 300;

class TextReferences {
  private depth = 0;
  private readonly followed = new Map<string, readonly Target[]>();
  private readonly blocks = new Map<string, ReadonlySet<string>>();
  private readonly locals = new Map<ModuleSource, JsonObject>();

  constructor(private readonly root: ModuleSource) {}

  edges(): readonly Edge[] {
    const place = { source: this.root, address: '' };
    const outputs = named(this.root.document['output']).flatMap(([name, body]) =>
      this.edgesFrom(`output.${name}`, body, place),
    );
    return [...this.edgesOf(place), ...outputs];
  }

  private edgesOf(place: Place): readonly Edge[] {
    const { source, address } = place;
    return [
      ...resourceBlocks(source.document).flatMap((block) =>
        this.edgesFrom(within(address, block.address), block.body, place),
      ),
      ...named(source.document['module']).flatMap(([name]) => {
        const inner = innerPlace(place, name);
        return inner === undefined ? [] : this.edgesOf(inner);
      }),
    ];
  }

  private edgesFrom(from: string, body: JsonObject, place: Place): readonly Edge[] {
    const used = Object.entries(body)
      .filter(([name]) => !NO_USE.includes(name))
      .flatMap(([name, json]) => this.edgesIn(from, name, json, place));
    const dependencies = dependenciesOf(body)
      .filter((to) => !to.startsWith('module.'))
      .map((to) => ({ from, attribute: 'depends_on', to: within(place.address, blockOf(to)) }));
    return [...used, ...dependencies];
  }

  private edgesIn(from: string, attribute: string, json: Json, place: Place): readonly Edge[] {
    const items = itemsOf(json);
    if (items.length > 0) {
      return items.flatMap((item, at) =>
        this.edgesIn(from, hasParts(item) ? `${attribute}.${at}` : attribute, item, place),
      );
    }
    const entries = entriesOf(json);
    if (entries.length > 0) {
      return entries.flatMap(([name, item]) =>
        this.edgesIn(from, `${attribute}.${name}`, item, place),
      );
    }
    return pathsIn(json)
      .flatMap((path) => this.follow(path, place))
      .map((target) => ({ from, attribute, ...target }));
  }

  private follow(path: readonly string[], place: Place): readonly Target[] {
    const key = `${place.address}:${path.slice(0, 3).join('.')}`;
    if (!['local', 'var', 'module'].includes(path[0] ?? '')) return this.behind(path, place);
    const known = this.followed.get(key);
    if (known !== undefined) return known;
    // A local may not need itself; where one does, it leads nowhere.
    this.followed.set(key, []);
    if (this.depth >= DEEPEST) return [];
    this.depth += 1;
    const found = distinct(this.behind(path, place));
    this.depth -= 1;
    this.followed.set(key, found);
    return found;
  }

  private behind(path: readonly string[], place: Place): readonly Target[] {
    const [root, name, third, fourth] = path;
    if (root === undefined || name === undefined || NO_BLOCK.includes(root)) return [];
    if (root === 'local') {
      return this.followAll(this.localsOf(place)[name], place);
    }
    if (root === 'var') {
      return place.caller === undefined
        ? []
        : this.followAll(place.caller.call[name], place.caller.place);
    }
    if (root === 'module') {
      const inner = innerPlace(place, name);
      const output = named(inner?.source.document['output']).find(([each]) => each === third);
      return inner === undefined || output === undefined
        ? []
        : this.followAll(output[1]['value'], inner);
    }
    const [to, toAttribute] =
      root === 'data' ? [addressOf('data', name, third ?? ''), fourth] : [`${root}.${name}`, third];
    // Names such as the iterator of a dynamic block look like a reference to a resource.
    if (!this.blocksOf(place).has(to)) return [];
    return [
      { to: within(place.address, to), ...(toAttribute === undefined ? {} : { toAttribute }) },
    ];
  }

  private localsOf({ source }: Place): JsonObject {
    const known = this.locals.get(source);
    if (known !== undefined) return known;
    const locals = merged(source.document['locals']);
    this.locals.set(source, locals);
    return locals;
  }

  private blocksOf({ address, source }: Place): ReadonlySet<string> {
    const known = this.blocks.get(address);
    if (known !== undefined) return known;
    const blocks = new Set(resourceBlocks(source.document).map((block) => block.address));
    this.blocks.set(address, blocks);
    return blocks;
  }

  private followAll(json: Json | undefined, place: Place): readonly Target[] {
    if (json === undefined) return [];
    if (Array.isArray(json)) {
      return (json as readonly Json[]).flatMap((item) => this.followAll(item, place));
    }
    if (isJsonObject(json)) {
      return Object.values(json).flatMap((item) => this.followAll(item, place));
    }
    return pathsIn(json).flatMap((path) => this.follow(path, place));
  }
}

function distinct(targets: readonly Target[]): readonly Target[] {
  const byName = targets.map((each) => [`${each.to}.${each.toAttribute ?? ''}`, each] as const);
  return [...new Map(byName).values()];
}

function hasParts(json: Json): boolean {
  return isJsonObject(json) || itemsOf(json).length > 0 || entriesOf(json).length > 0;
}

function innerPlace(place: Place, name: string): Place | undefined {
  const source = place.source.children.get(name);
  const call = named(place.source.document['module']).find(([each]) => each === name)?.[1];
  if (source === undefined || call === undefined) return undefined;
  return { source, address: within(place.address, `module.${name}`), caller: { place, call } };
}

function pathsIn(json: Json): readonly (readonly string[])[] {
  if (json instanceof Code) return referencesIn(json.parsed);
  if (typeof json !== 'string' || !/[$%]\{/.test(json)) return [];
  try {
    return referencesIn(templateOf(json));
  } catch (error) {
    if (error instanceof SyntaxNotRead) return [];
    throw error;
  }
}
