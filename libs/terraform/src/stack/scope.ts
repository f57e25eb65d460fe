import { isJsonObject, type Json, type JsonObject } from '../document/document';
import { evaluate, step } from '../expression/evaluate';
import { parseTemplate, SyntaxNotRead } from '../expression/parse';
import { policyDocumentJson } from '../policy-document/policy-document';
import { isUnknown, Unknown, type ObjectValue, type Value } from '../value/value';
import type { AttributeResolver, Resource } from '../configuration/configuration';

/** A resource whose arguments are still expressions. */
export interface RawResource {
  readonly identity: Omit<Resource, 'attributes'>;
  readonly body: JsonObject;
}

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
];

/**
 * Evaluates a configuration's expressions on demand. A resource's arguments are evaluated when first
 * asked for, so that the order of blocks does not matter; a value that needs itself is unknown.
 */
export class Scope {
  private readonly values = new Map<string, Value>();
  private readonly pending = new Set<string>();
  private readonly raw: ReadonlyMap<string, RawResource>;
  private readonly views = new Map<string, Resource>();

  constructor(
    resources: readonly RawResource[],
    private readonly locals: JsonObject,
    private readonly variables: ObjectValue,
    private readonly resolver: AttributeResolver,
  ) {
    this.raw = new Map(resources.map((each) => [each.identity.address, each]));
  }

  /** A resource whose arguments are evaluated as they are read. */
  resource(address: string): Resource | undefined {
    const raw = this.raw.get(address);
    if (raw === undefined) return undefined;
    const known = this.views.get(address);
    if (known !== undefined) return known;
    const view: Resource = { ...raw.identity, attributes: this.attributesOf(raw) };
    this.views.set(address, view);
    return view;
  }

  /** Evaluates what stands in JSON: every string is a template. */
  value(json: Json): Value {
    if (typeof json === 'string') return this.text(json);
    if (Array.isArray(json)) return (json as readonly Json[]).map((item) => this.value(item));
    if (!isJsonObject(json)) return json;
    return Object.fromEntries(
      Object.entries(json)
        .filter(([name]) => name !== '//')
        .map(([name, item]) => [name, this.value(item)]),
    );
  }

  private attributesOf(raw: RawResource): ObjectValue {
    const attributes: Record<string, Value> = {};
    for (const [name, json] of Object.entries(raw.body)) {
      if (META_ARGUMENTS.includes(name)) continue;
      Object.defineProperty(attributes, name, {
        enumerable: true,
        get: () => this.once(`${raw.identity.address}.${name}`, () => this.value(json)),
      });
    }
    return attributes;
  }

  private text(text: string): Value {
    if (!text.includes('${') && !text.includes('%{')) return text;
    try {
      return evaluate(parseTemplate(text), (path) => this.reference(path));
    } catch (error) {
      if (error instanceof SyntaxNotRead) return new Unknown(text, [], error.message);
      throw error;
    }
  }

  private reference(path: readonly (string | number)[]): Value {
    const [root, name, ...rest] = path;
    if (root === 'var' || root === 'local') {
      const value =
        root === 'var'
          ? this.variables[String(name)]
          : this.locals[String(name)] === undefined
            ? undefined
            : this.once(`local.${name}`, () => this.value(this.locals[String(name)] ?? null));
      return value === undefined
        ? mark(path, `${root}.${name} has no value`)
        : walk(value, rest, path);
    }
    const [address, attribute, after] =
      root === 'data'
        ? [`data.${name}.${rest[0]}`, rest[1], rest.slice(2)]
        : [`${root}.${name}`, rest[0], rest.slice(1)];
    const resource = this.resource(address);
    if (resource === undefined) return mark(path, `${address} is not in this configuration`);
    if (resource.repetition !== undefined) {
      return mark(path, `${address} repeats by ${resource.repetition}`);
    }
    if (attribute === undefined) return mark(path, 'a whole resource has computed attributes');
    return this.attribute(resource, String(attribute), after, path);
  }

  private attribute(
    resource: Resource,
    attribute: string,
    rest: readonly (string | number)[],
    path: readonly (string | number)[],
  ): Value {
    if (Object.hasOwn(resource.attributes, attribute)) {
      const stated = resource.attributes[attribute];
      if (stated !== undefined && stated !== null) return walk(stated, rest, path);
    }
    if (resource.mode === 'data' && resource.type === 'aws_iam_policy_document') {
      if (attribute === 'json') {
        return this.once(`${resource.address}.json`, () => policyDocumentJson(resource.attributes));
      }
      if (attribute === 'minified_json') {
        const json = policyDocumentJson(resource.attributes);
        return typeof json === 'string' ? JSON.stringify(JSON.parse(json)) : json;
      }
    }
    return this.resolver({ resource, attribute, rest }) ?? mark(path, 'known only after an apply');
  }

  private once(key: string, compute: () => Value): Value {
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
}

function walk(
  value: Value,
  rest: readonly (string | number)[],
  path: readonly (string | number)[],
): Value {
  let at: Value | undefined = value;
  for (const name of rest) {
    if (isUnknown(at)) return at;
    at = step(at, name);
  }
  return at ?? mark(path, 'the configuration does not state it');
}

function mark(path: readonly (string | number)[], reason: string): Unknown {
  const text = path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join('');
  return new Unknown(`\${${text}}`, [text], reason);
}
