import type { AttributeQuery, Resource } from '../configuration/configuration';
import { isJsonObject, type Json, type JsonObject } from '../document/document';
import { suffixOf } from '../expression/step';
import { Handle } from '../expression/scope';
import { isList, objectFrom, type ObjectValue, type Value } from '../value/value';
import { asExpression, asArgument } from './argument-conversion';
import { knownData } from './data-sources';
import { expandDynamic } from './dynamic-blocks';
import type { Names } from './instances';
import type { ModuleInstance } from './module-instance';

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

/** A resource of which the arguments are evaluated when they are read. */
export function resourceInstance(
  module: ModuleInstance,
  identity: Omit<Resource, 'attributes' | 'region'>,
  body: JsonObject,
  names: Names,
): Resource {
  const own = module.once(`${identity.address} region`, () =>
    body['region'] === undefined ? null : module.value(body['region'], names),
  );
  const region = (): string | undefined =>
    typeof own === 'string' ? own : module.regionOf(body, identity.type);
  return {
    ...identity,
    attributes: attributesOf(module, identity, body, names),
    get region() {
      return region();
    },
  };
}

function attributesOf(
  module: ModuleInstance,
  { address, mode, type }: Omit<Resource, 'attributes' | 'region'>,
  body: JsonObject,
  names: Names,
): ObjectValue {
  const attributes = Object.create(null) as Record<string, Value>;
  const define = (name: string, compute: () => Value): void => {
    Object.defineProperty(attributes, name, {
      enumerable: true,
      configurable: true,
      get: () =>
        module.once(`${address}.${name}`, () =>
          asArgument(compute(), [mode === 'data' ? `data.${type}` : type, name]),
        ),
    });
  };
  const evaluate = (json: Json, at: Names): Value => module.value(json, at, 'block');
  for (const [name, json] of Object.entries(body)) {
    if (!META_ARGUMENTS.includes(name)) define(name, () => evaluate(json, names));
  }
  const { dynamic } = body;
  if (!isJsonObject(dynamic)) return attributes;
  for (const [name, block] of Object.entries(dynamic)) {
    define(name, () => {
      const given = body[name];
      const written = objectFrom(given === undefined ? [] : [[name, evaluate(given, names)]]);
      const made = expandDynamic({ [name]: block }, body, written, names, evaluate)[name] ?? null;
      // Blocks that repeat for nothing are not stated: the provider may know better than none.
      return isList(made) && made.length === 0 ? null : made;
    });
  }
  return attributes;
}

/** A resource within an expression: each attribute is asked for by itself. */
export class ResourceHandle extends Handle {
  override readonly isOne: boolean;

  constructor(
    private readonly module: ModuleInstance,
    private readonly resource: Resource,
  ) {
    super(
      `\${${resource.address}}`,
      [resource.address],
      'a whole resource has computed attributes',
    );
    this.isOne = resource.repetition === undefined;
  }

  attribute(name: string | number): Value {
    const { resource, module } = this;
    if (resource.repetition !== undefined) {
      // Whether the instance exists is not known, nor then what it has.
      return computed(module, { resource, attribute: String(name), rest: [] }, this.repeats());
    }
    const attribute = String(name);
    if (Object.hasOwn(resource.attributes, attribute)) {
      const stated = resource.attributes[attribute];
      if (stated !== undefined && stated !== null) {
        return asExpression(stated, `${resource.address}.${attribute}`);
      }
    }
    const known = resource.mode === 'data' ? knownData(module, resource, attribute) : undefined;
    return known ?? computed(module, { resource, attribute, rest: [] });
  }

  private repeats(): string {
    return `it is not known how often ${this.resource.address} repeats by ${this.resource.repetition}`;
  }
}

/** The instances of a block of which it is not known how many there are: every key leads to it. */
export class UncertainHandle extends Handle {
  constructor(
    private readonly module: ModuleInstance,
    private readonly resource: Resource,
  ) {
    super(
      `\${${resource.address}}`,
      [resource.address],
      `it is not known how often ${resource.address} repeats by ${resource.repetition}`,
    );
  }

  attribute(): Value {
    return new ResourceHandle(this.module, this.resource);
  }
}

/** What the caller's resolver says of an attribute, else a mark that may be asked for its parts. */
function computed(
  module: ModuleInstance,
  query: AttributeQuery,
  reason = 'known only after an apply',
): Value {
  const known = query.resource.repetition === undefined ? module.resolve(query) : undefined;
  return known ?? new ComputedValue(module, query, reason);
}

class ComputedValue extends Handle {
  constructor(
    private readonly module: ModuleInstance,
    private readonly query: AttributeQuery,
    private readonly because: string,
  ) {
    const { resource, attribute, rest } = query;
    const text = `${resource.address}${[attribute, ...rest].map(suffixOf).join('')}`;
    super(`\${${text}}`, [text], because);
  }

  attribute(name: string | number): Value {
    const { rest } = this.query;
    return computed(this.module, { ...this.query, rest: [...rest, name] }, this.because);
  }
}
