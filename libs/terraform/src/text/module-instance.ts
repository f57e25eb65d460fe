import { relative } from 'node:path';
import { blockOf, within } from '../address/address';
import type {
  AttributeQuery,
  AttributeResolver,
  Position,
  ReadOptions,
  Resource,
} from '../configuration/configuration';
import { Code } from '../document/code';
import type { Json, JsonObject } from '../document/document';
import type { FunctionContext } from '../functions/definition';
import { callBuiltIn } from '../expression/call';
import { Handle, Namespace, type Budget, type Scope } from '../expression/scope';
import { lazy } from '../lazy/lazy';
import { ofKind } from '../value/kind';
import { objectFrom, Unknown, type Value } from '../value/value';
import { isSecret, merged, metadataOf, named, resourceBlocks, type ResourceBlock } from './blocks';
import { evaluateJson, evaluateText, type Meaning } from './evaluator';
import {
  instancesOf,
  TOO_MANY,
  uncertainNames,
  type InstanceBudget,
  type Instances,
  type Names,
  type Repetition,
} from './instances';
import type { ModuleSource } from './module-source';
import { providerName, providerUse } from './provider-use';
import { ResourceHandle, resourceInstance, UncertainHandle } from './resource-instance';
import { dependenciesOf } from './text-references';
import { valueOfVariable, type GivenVariables } from './variables';

/** What all modules of a configuration share. */
export interface ModuleEstate {
  readonly options: ReadOptions;
  /** Values of the root module's variables. */
  readonly given: GivenVariables;
  readonly resolve: AttributeResolver;
  readonly budget: Budget;
  readonly instances: InstanceBudget;
  /** The folder of the root module. */
  readonly folder: string;
  /** What is not looked at, and why: files outside of the folder, blocks with too many instances. */
  readonly refused: Map<string, string>;
}

/** The call that an instance of a module comes from. */
export interface Caller {
  readonly module: ModuleInstance;
  readonly call: JsonObject;
  /** What `each` or `count` stands for in the call's arguments. */
  readonly names: Names;
}

/** A module that is called and not read. */
export interface MissingModule {
  /** The names of the calls that lead to it, such as `network.endpoints`. */
  readonly name: string;
  readonly position: Position;
  readonly why: string;
}

const NO_NAMES: Names = new Map();

const OUTSIDE =
  'a file outside of the folder of its module, or behind a symbolic link, is not read';

/**
 * One instance of a module: evaluates expressions on demand, so that the order of blocks does not
 * matter. A value that needs itself is unknown.
 */
export class ModuleInstance {
  readonly scope: Scope;

  private readonly values = new Map<string, Value>();
  private readonly pending = new Set<string>();
  private readonly blocks: () => ReadonlyMap<string, ResourceBlock>;
  private readonly locals: () => JsonObject;
  private readonly variables: () => ReadonlyMap<string, JsonObject>;
  private readonly calls: () => ReadonlyMap<string, JsonObject>;
  private readonly outputs: () => ReadonlyMap<string, JsonObject>;
  private readonly made = new Map<string, readonly Resource[]>();
  private readonly inner = new Map<string, readonly ModuleInstance[]>();
  private readonly spread = new Map<string, Instances>();

  /**
   * @param address with instance keys; empty for the root module
   * @param uncertain how a call around it repeats of which the instances are not known
   */
  constructor(
    readonly source: ModuleSource,
    readonly address: string,
    readonly estate: ModuleEstate,
    readonly caller?: Caller,
    readonly uncertain?: Repetition,
    readonly key?: string | number,
  ) {
    const { document } = source;
    const context: FunctionContext = {
      root: estate.folder,
      module: source.folder,
      template: (text, variables) => evaluateText(text, variables, this.scope),
      refused: (path) => estate.refused.set(path, OUTSIDE),
    };
    this.scope = {
      name: (name) => this.named(name),
      call: (name, values) => callBuiltIn(name, values, context),
      budget: estate.budget,
    };
    this.blocks = lazy(() => new Map(resourceBlocks(document).map((each) => [each.address, each])));
    this.locals = lazy(() => merged(document['locals']));
    this.variables = lazy(() => new Map(named(document['variable'])));
    this.calls = lazy(() => new Map(named(document['module'])));
    this.outputs = lazy(() => new Map(named(document['output'])));
  }

  /** Evaluates what stands in the module's text. */
  value(json: Json, names: Names = NO_NAMES, meaning: Meaning = 'object'): Value {
    return evaluateJson(json, this.scope, names, meaning);
  }

  /** Evaluates once what has a name that is unique within the module. */
  once(key: string, compute: () => Value): Value {
    const known = this.values.get(key);
    if (known !== undefined) return known;
    if (this.pending.has(key)) return new Unknown(`\${${key}}`, [key], `${key} needs itself`);
    this.pending.add(key);
    try {
      const value = compute();
      this.values.set(key, value);
      return value;
    } finally {
      this.pending.delete(key);
    }
  }

  resolve(query: AttributeQuery): Value | undefined {
    return this.estate.resolve(query);
  }

  /** The region of a resource's provider. */
  regionOf(body: JsonObject, type: string): string | undefined {
    return providerUse(providerName(body, type), this).region();
  }

  defaultTagsOf(resource: Resource): Value | undefined {
    return providerUse(resource.provider ?? 'aws', this).defaultTags();
  }

  /** Every resource and data source of the module, in the order of the text. */
  resources(): readonly Resource[] {
    return [...this.blocks().keys()].flatMap((local) => this.instances(local));
  }

  /** The modules that it calls, instance by instance. */
  children(): readonly ModuleInstance[] {
    return [...this.calls().keys()].flatMap((name) => this.called(name));
  }

  /** The modules that it calls and whose text is not here. */
  missing(): readonly MissingModule[] {
    return [...this.calls()]
      .filter(([name]) => {
        if (this.source.children.has(name)) return false;
        const instances = this.callInstances(name);
        return instances.kind !== 'many' || instances.all.length > 0;
      })
      .map(([name, { source }]) => ({
        name: [...callNames(this.address), name].join('.'),
        position: this.source.positionOf(`module.${name}`),
        why:
          typeof source === 'string' && /^\.\.?(\/|$)/.test(source)
            ? `no Terraform is read from ${source}`
            : 'it is not on this machine: terraform init fetches it',
      }));
  }

  output(name: string): Value {
    const body = this.outputs().get(name);
    if (body === undefined) {
      return this.mark(`output.${name}`, `${this.address} has no output ${name}`);
    }
    return this.once(`output.${name}`, () => {
      if (isSecret(body)) return this.mark(`output.${name}`, 'it is sensitive');
      return this.value(body['value'] ?? null);
    });
  }

  /** Evaluates whatever may ask for a file, so that files which are not read are known. */
  askForFiles(): void {
    for (const [name, json] of Object.entries(this.locals())) {
      if (asksForFile(json)) this.local(name);
    }
    for (const { attributes, address } of this.resources()) {
      const body = this.blocks().get(localPart(address, this.address))?.body ?? {};
      for (const name of Object.keys(attributes)) {
        if (asksForFile(body[name] ?? null) || asksForFile(body['dynamic'] ?? null)) {
          void attributes[name];
        }
      }
    }
    for (const [name, { value = null }] of this.outputs()) {
      if (asksForFile(value)) this.output(name);
    }
  }

  variable(name: string): Value {
    return this.once(`var.${name}`, () => valueOfVariable(name, this.variables().get(name), this));
  }

  mark(local: string, reason: string): Unknown {
    const text = within(this.address, local);
    return new Unknown(`\${${text}}`, [text], reason);
  }

  private named(root: string): Value {
    switch (root) {
      case 'var':
        return new Namespace(root, (name) => this.variable(name));
      case 'local':
        return new Namespace(root, (name) => this.local(name));
      case 'module':
        return new Namespace(root, (name) => this.moduleValue(name));
      case 'data':
        return new Namespace(
          root,
          (type) => new Namespace(`data.${type}`, (name) => this.resource(`data.${type}.${name}`)),
        );
      case 'path':
        return new Namespace(root, (name) => this.path(name));
      case 'terraform':
        return new Namespace(root, (name) => this.terraform(name));
      case 'each':
      case 'count':
        return new Namespace(root, (name) =>
          this.mark(`${root}.${name}`, 'it differs from instance to instance'),
        );
      case 'self':
        return new Namespace(root, (name) =>
          this.mark(`self.${name}`, 'known only after an apply'),
        );
      default:
        return new Namespace(root, (name) => this.resource(`${root}.${name}`));
    }
  }

  private local(name: string): Value {
    const locals = this.locals();
    const json = locals[name];
    if (json === undefined) return this.mark(`local.${name}`, `local.${name} has no value`);
    return this.once(`local.${name}`, () => this.value(json));
  }

  private path(name: string): Value {
    if (name === 'root') return '.';
    if (name === 'module') return relative(this.estate.folder, this.source.folder) || '.';
    return this.mark(`path.${name}`, 'it depends on where Terraform runs');
  }

  private terraform(name: string): Value {
    const { workspace } = this.estate.options;
    if (name === 'workspace' && workspace !== undefined) return workspace;
    return this.mark(`terraform.${name}`, 'it depends on where Terraform runs');
  }

  /** A resource as expressions see it: by itself, or its instances by their keys. */
  private resource(local: string): Value {
    if (!this.blocks().has(local)) {
      return this.mark(local, `${local} is not in this configuration`);
    }
    const resources = this.instances(local);
    const instances = this.blockInstances(local);
    const handles = resources.map((each) => new ResourceHandle(this, each));
    return this.collected(
      instances,
      handles,
      (resource) => new UncertainHandle(this, resource),
      resources,
    );
  }

  private collected(
    instances: Instances,
    handles: readonly Handle[],
    uncertain: (resource: Resource) => Handle,
    resources: readonly Resource[],
  ): Value {
    const [handle] = handles;
    const [resource] = resources;
    if (instances.kind === 'many') return keyed(instances, handles);
    if (instances.kind === 'uncertain' && resource !== undefined) return uncertain(resource);
    return handle ?? null;
  }

  private moduleValue(name: string): Value {
    const call = this.calls().get(name);
    const text = `module.${name}`;
    if (call === undefined) return this.mark(text, `${text} is not in this configuration`);
    const instances = this.callInstances(name);
    if (!this.source.children.has(name)) {
      if (instances.kind === 'many' && instances.all.length === 0) return keyed(instances, []);
      return this.mark(text, `the inside of ${text} is not on this machine`);
    }
    const modules = this.called(name);
    const [first] = modules;
    if (instances.kind === 'many') {
      return keyed(
        instances,
        modules.map((each) => new ModuleHandle(each)),
      );
    }
    if (first === undefined) return this.mark(text, `${text} is not in this configuration`);
    if (instances.kind === 'one') return new ModuleHandle(first);
    return this.mark(text, `it is not known how often ${text} repeats by ${instances.by}`);
  }

  private blockInstances(local: string): Instances {
    return this.spreadOf(local, this.blocks().get(local)?.body, () => 1);
  }

  private callInstances(name: string): Instances {
    return this.spreadOf(`module.${name}`, this.calls().get(name), () =>
      sizeOf(this.source.children.get(name)),
    );
  }

  /** @param cost of one instance; computed only once, since it may look at a whole tree of modules */
  private spreadOf(local: string, body: JsonObject = {}, cost: () => number): Instances {
    const known = this.spread.get(local);
    if (known !== undefined) return known;
    if (this.pending.has(`${local} instances`)) {
      return { kind: 'uncertain', by: 'count', reason: `${local} needs itself` };
    }
    this.pending.add(`${local} instances`);
    try {
      const instances = this.estate.instances.spend(cost(), (most) =>
        instancesOf(body, most, (json) => this.value(json)),
      );
      if (instances.kind === 'uncertain' && instances.reason === TOO_MANY) {
        this.estate.refused.set(blockOf(within(this.address, local)), TOO_MANY);
      }
      this.spread.set(local, instances);
      return instances;
    } finally {
      this.pending.delete(`${local} instances`);
    }
  }

  private instances(local: string): readonly Resource[] {
    const known = this.made.get(local);
    if (known !== undefined) return known;
    const block = this.blocks().get(local);
    if (block === undefined) return [];
    const instances = this.blockInstances(local);
    const resources =
      instances.kind === 'many'
        ? instances.all.map(({ key, names }) => this.resourceOf(block, names, key))
        : [
            this.resourceOf(
              block,
              instances.kind === 'one' ? NO_NAMES : uncertainNames(instances.by),
              undefined,
              instances.kind === 'one' ? undefined : instances.by,
            ),
          ];
    this.made.set(local, resources);
    return resources;
  }

  private resourceOf(
    { mode, type, name, address, body }: ResourceBlock,
    names: Names,
    key: string | number | undefined,
    repetition = this.uncertain,
  ): Resource {
    const block = blockOf(within(this.address, address));
    const full = within(this.address, address) + keySuffix(key);
    const use = providerUse(providerName(body, type), this).provider;
    const path = metadataOf(body, 'path');
    const identity = {
      mode,
      type,
      name,
      address: full,
      block,
      module: this.address,
      ...(key === undefined ? {} : { key }),
      position: this.source.positionOf(address),
      constructPath: path === undefined ? full : path + keySuffix(key),
      ...(use === undefined ? {} : { provider: use }),
      ...(repetition === undefined ? {} : { repetition }),
      dependsOn: dependenciesOf(body),
    };
    return resourceInstance(this, identity, body, names);
  }

  private called(name: string): readonly ModuleInstance[] {
    const known = this.inner.get(name);
    if (known !== undefined) return known;
    const source = this.source.children.get(name);
    const call = this.calls().get(name);
    if (source === undefined || call === undefined) return [];
    const instances = this.callInstances(name);
    const make = (names: Names, key?: string | number): ModuleInstance =>
      new ModuleInstance(
        source,
        within(this.address, `module.${name}`) + keySuffix(key),
        this.estate,
        { module: this, call, names },
        instances.kind === 'uncertain' ? instances.by : this.uncertain,
        key,
      );
    const modules =
      instances.kind === 'many'
        ? instances.all.map(({ names, key }) => make(names, key))
        : [make(instances.kind === 'one' ? NO_NAMES : uncertainNames(instances.by))];
    this.inner.set(name, modules);
    return modules;
  }
}

/** The names of the calls in the address of a module's instance. */
function callNames(address: string): readonly string[] {
  return blockOf(address)
    .split('.')
    .filter((_, at) => at % 2 === 1);
}

/** The address of a block within its module. */
function localPart(address: string, module: string): string {
  return blockOf(module === '' ? address : address.slice(module.length + 1));
}

const FILE_FUNCTION = /\b(?:file\w*|templatefile)\s*\(/;

function asksForFile(json: Json): boolean {
  if (json instanceof Code) return FILE_FUNCTION.test(json.text);
  if (typeof json === 'string') return FILE_FUNCTION.test(json);
  if (typeof json !== 'object' || json === null) return false;
  return Object.values(json).some(asksForFile);
}

/** How many blocks a module has, with those of the modules that it calls. */
function sizeOf(source: ModuleSource | undefined): number {
  if (source === undefined) return 1;
  const own = 1 + resourceBlocks(source.document).length;
  return [...source.children.values()].reduce((sum, child) => sum + sizeOf(child), own);
}

/** A module within an expression: its outputs. */
class ModuleHandle extends Handle {
  override readonly isOne = true;

  constructor(private readonly module: ModuleInstance) {
    super(`\${${module.address}}`, [module.address], 'a whole module has outputs that come later');
  }

  attribute(name: string | number): Value {
    return this.module.output(String(name));
  }
}

function keyed(instances: Extract<Instances, { kind: 'many' }>, values: readonly Value[]): Value {
  if (instances.by === 'count') return ofKind('tuple', [...values]);
  return ofKind(
    'object',
    objectFrom(instances.all.map(({ key }, at) => [String(key), values[at] ?? null])),
  );
}

/** An instance key as addresses have it. */
function keySuffix(key: string | number | undefined): string {
  if (key === undefined) return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}
