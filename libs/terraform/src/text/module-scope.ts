import type { AttributeResolver, Resource } from '../configuration/configuration';
import { isJsonObject, type Json, type JsonObject } from '../document/document';
import { evaluate } from '../expression/evaluate';
import { parseTemplate, SyntaxNotRead } from '../expression/parse';
import { policyDocumentJson } from '../policy-document/policy-document';
import { isUnknown, textOf, Unknown, type ObjectValue, type Value } from '../value/value';
import { expandDynamic } from './dynamic-blocks';
import { mark, walk, type Path } from './reference-path';

/** A resource whose arguments are still expressions. */
export interface RawResource {
  /** Within its module. */
  readonly local: string;
  readonly identity: Omit<Resource, 'attributes'>;
  readonly body: JsonObject;
}

/** What a module's expressions can refer to besides its resources. */
export interface ModuleNames {
  /** The module's address; empty for the root module. */
  readonly address: string;
  readonly locals: JsonObject;
  /** Undefined for a variable that has no value. */
  variable(name: string): Value | undefined;
  /** The output of a module that this one calls. */
  output(module: string, name: string): Value;
  /** The region of a resource's provider. */
  region(body: JsonObject, type: string): string | undefined;
}

/** Values of names that hold in a part of a block only, such as `ingress` in a dynamic block. */
export type Iterators = Readonly<Record<string, ObjectValue>>;

/** Arguments of a block that concern Terraform, not the resource. */
const META_ARGUMENTS = [
  '//',
  'depends_on',
  'provider',
  'lifecycle',
  'count',
  'for_each',
  'connection',
  'provisioner',
  'dynamic',
];

/** What is known only where and when Terraform runs, or of one instance. */
const NOT_HERE: Readonly<Record<string, string>> = {
  each: 'it differs from instance to instance',
  count: 'it differs from instance to instance',
  self: 'known only after an apply',
  path: 'it depends on where Terraform runs',
  terraform: 'it depends on where Terraform runs',
};

/**
 * Evaluates a module's expressions on demand. A resource's arguments are evaluated when first asked
 * for, so that the order of blocks does not matter; a value that needs itself is unknown.
 */
export class ModuleScope {
  private readonly values = new Map<string, Value>();
  private readonly pending = new Set<string>();
  private readonly raw: ReadonlyMap<string, RawResource>;
  private readonly views = new Map<string, Resource>();

  constructor(
    resources: readonly RawResource[],
    private readonly names: ModuleNames,
    private readonly resolver: AttributeResolver,
  ) {
    this.raw = new Map(resources.map((each) => [each.local, each]));
  }

  /** A resource whose arguments are evaluated as they are read, by its address in the module. */
  resource(address: string): Resource | undefined {
    const raw = this.raw.get(address);
    if (raw === undefined) return undefined;
    const known = this.views.get(address);
    if (known !== undefined) return known;
    const { body, identity } = raw;
    const region = (): string | undefined =>
      textOf(body['region'] === undefined ? undefined : this.value(body['region'])) ??
      this.names.region(body, identity.type);
    const view: Resource = {
      ...identity,
      attributes: this.attributesOf(raw),
      get region() {
        return region();
      },
    };
    this.views.set(address, view);
    return view;
  }

  /** Evaluates what stands in JSON: every string is a template. */
  value(json: Json, iterators: Iterators = {}): Value {
    if (typeof json === 'string') return this.text(json, iterators);
    if (Array.isArray(json)) {
      return (json as readonly Json[]).map((item) => this.value(item, iterators));
    }
    if (!isJsonObject(json)) return json;
    const { dynamic } = json;
    const entries: [string, Value][] = [];
    for (const [name, item] of Object.entries(json)) {
      if (name === '//' || (name === 'dynamic' && isJsonObject(dynamic))) continue;
      const key = name.includes('${') ? this.text(name, iterators) : name;
      if (isUnknown(key)) return key;
      entries.push([textOf(key) ?? name, this.value(item, iterators)]);
    }
    const object = Object.fromEntries(entries);
    return isJsonObject(dynamic)
      ? { ...object, ...expandDynamic(dynamic, object, iterators, this.evaluator) }
      : object;
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

  private readonly evaluator = (json: Json, iterators: Iterators): Value =>
    this.value(json, iterators);

  private attributesOf({ local, body }: RawResource): ObjectValue {
    const attributes: Record<string, Value> = {};
    const define = (name: string, compute: () => Value): void => {
      Object.defineProperty(attributes, name, {
        enumerable: true,
        configurable: true,
        get: () => this.once(`${local}.${name}`, compute),
      });
    };
    for (const [name, json] of Object.entries(body)) {
      if (!META_ARGUMENTS.includes(name)) define(name, () => this.value(json));
    }
    const { dynamic } = body;
    if (!isJsonObject(dynamic)) return attributes;
    for (const [name, block] of Object.entries(dynamic)) {
      define(name, () => {
        const written = body[name] === undefined ? {} : { [name]: this.value(body[name]) };
        return expandDynamic({ [name]: block }, written, {}, this.evaluator)[name] ?? [];
      });
    }
    return attributes;
  }

  private text(text: string, iterators: Iterators): Value {
    if (!text.includes('${') && !text.includes('%{')) return text;
    try {
      return evaluate(parseTemplate(text), (path) => this.reference(path, iterators));
    } catch (error) {
      if (error instanceof SyntaxNotRead) return new Unknown(text, [], error.message);
      throw error;
    }
  }

  private reference(path: Path, iterators: Iterators): Value {
    const [root = '', name, ...rest] = path;
    const iterator = Object.hasOwn(iterators, root) ? iterators[root] : undefined;
    if (iterator !== undefined) return walk(iterator, path.slice(1), path);
    if (root === 'var' || root === 'local') {
      const value = this.named(root, String(name));
      return value === undefined
        ? mark(path, `${root}.${name} has no value`)
        : walk(value, rest, path);
    }
    if (root === 'module' && rest[0] !== undefined) {
      return walk(this.names.output(String(name), String(rest[0])), rest.slice(1), path);
    }
    const reason = NOT_HERE[root];
    if (reason !== undefined) return mark(path, reason);
    const [address, attribute, after] =
      root === 'data'
        ? [`data.${name}.${rest[0]}`, rest[1], rest.slice(2)]
        : [`${root}.${name}`, rest[0], rest.slice(1)];
    const resource = this.resource(address);
    const full = (reason: string): Unknown => mark(path, reason, this.names.address);
    if (resource === undefined) return full(`${address} is not in this configuration`);
    if (resource.repetition !== undefined) {
      return full(`${resource.address} repeats by ${resource.repetition}`);
    }
    if (attribute === undefined) return full('a whole resource has computed attributes');
    return this.attribute(resource, address, String(attribute), after, path);
  }

  private named(root: 'var' | 'local', name: string): Value | undefined {
    if (root === 'var') return this.names.variable(name);
    const json = this.names.locals[name];
    return json === undefined ? undefined : this.once(`local.${name}`, () => this.value(json));
  }

  private attribute(
    resource: Resource,
    address: string,
    attribute: string,
    rest: Path,
    path: Path,
  ): Value {
    if (Object.hasOwn(resource.attributes, attribute)) {
      const stated = resource.attributes[attribute];
      if (stated !== undefined && stated !== null) return walk(stated, rest, path);
    }
    if (resource.mode === 'data' && resource.type === 'aws_iam_policy_document') {
      if (attribute === 'json') {
        return this.once(`${address}.json`, () => policyDocumentJson(resource.attributes));
      }
      if (attribute === 'minified_json') {
        const json = policyDocumentJson(resource.attributes);
        return typeof json === 'string' ? JSON.stringify(JSON.parse(json)) : json;
      }
    }
    return (
      this.resolver({ resource, attribute, rest }) ??
      mark(path, 'known only after an apply', this.names.address)
    );
  }
}
