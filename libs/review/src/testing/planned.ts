import { parsePlan, parseStack } from '@archway/terraform';
import type { Compared, Comparison } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { named } from './named';

/** Resources by type and name; `${type.name.attribute}` in a text refers, as in Terraform. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Body>>>>;

type Body = Readonly<Record<string, Json>>;
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Planned {
  /** What is deployed. @default - nothing */
  readonly before?: Resources;
  readonly after: Resources;
  /** Addresses before, by those after. @default - nothing moves */
  readonly moved?: Readonly<Record<string, string>>;
  /** Addresses that are not destroyed but forgotten. @default - none */
  readonly forgotten?: readonly string[];
  /** Attributes of both sides that are sensitive. @default - none */
  readonly sensitive?: readonly string[];
}

/** A small plan, as Terraform would write it. */
export function planned({
  before = {},
  after,
  moved = {},
  forgotten = [],
  sensitive = [],
}: Planned): Compared {
  const prior = flat(before);
  const next = flat(after);
  const marks = Object.fromEntries(sensitive.map((name) => [name, true]));
  const deployed = (body: Body): Body => filled(body, prior) as Body;
  const was = (address: string): Body | undefined => prior.get(moved[address] ?? address);
  const changed = [...next].map(([address, body]) => {
    const old = was(address);
    const kept: Body = old === undefined ? {} : { id: old['id'] ?? null, arn: old['arn'] ?? null };
    const values: Body = { ...body, ...kept };
    const computed = old === undefined ? { id: true, arn: true } : {};
    const known = filled(values, prior) as Body;
    const unknown = marksOf(values, prior);
    const before = old === undefined ? null : deployed(old);
    const same = JSON.stringify(before) === JSON.stringify(known);
    return {
      ...named(address),
      ...(moved[address] === undefined ? {} : { previous_address: moved[address] }),
      change: {
        actions: [old === undefined ? 'create' : same ? 'no-op' : 'update'],
        before,
        after: known,
        after_unknown: { ...(unknown as object), ...computed },
        before_sensitive: marks,
        after_sensitive: marks,
      },
    };
  });
  const gone = [...prior].filter(
    ([address]) => !next.has(address) && !Object.values(moved).includes(address),
  );
  const removed = gone.map(([address, body]) => ({
    ...named(address),
    change: {
      actions: [forgotten.includes(address) ? 'forget' : 'delete'],
      before: deployed(body),
      after: null,
      after_unknown: {},
      before_sensitive: marks,
      after_sensitive: false,
    },
  }));
  const json = {
    format_version: '1.2',
    resource_changes: [...changed, ...removed],
    prior_state: {
      values: {
        root_module: {
          resources: [...prior].map(([address, body]) => ({
            ...named(address),
            values: deployed(body),
            sensitive_values: marks,
          })),
        },
      },
    },
    configuration: {
      root_module: {
        resources: [...next].map(([address, body]) => ({
          ...named(address),
          expressions: expressionsOf(body),
        })),
      },
    },
  };
  const plan = parsePlan(JSON.stringify(json), 'plans/shop.json', {
    configuration: parseStack(JSON.stringify(stackOf(after)), 'stacks/shop/cdk.tf.json'),
  });
  const changes = plan.changes.filter(({ action }) => action !== 'no-op' && action !== 'read');
  return { plan, prior: plan.prior, planned: plan.planned, changes };
}

/** What comparisons say of a plan: the sign and the text, with the concern and its level where there is one. */
export function told(comparisons: Comparison | readonly Comparison[], plan: Planned): string[] {
  const compared = planned(plan);
  return [comparisons].flat().flatMap((compare) => compare(compared).map(lineOf));
}

/** A line of meaning as specs compare it: `+ public/stop: web (shop/Web) admits …`. */
export function lineOf({ sign, text, concern }: Meaning): string {
  const mark = { added: '+', removed: '-', changed: '~' }[sign];
  return `${mark} ${concern === undefined ? '' : `${concern.kind}/${concern.level}: `}${text}`;
}

function flat(resources: Resources): ReadonlyMap<string, Body> {
  const found = new Map<string, Body>();
  for (const [type, all] of Object.entries(resources)) {
    for (const [name, body] of Object.entries(all)) {
      found.set(`${type}.${name}`, {
        id: `id-of-${type}-${name}`,
        arn: `arn-of-${type}-${name}`,
        ...body,
      });
    }
  }
  return found;
}

const REFERENCE = /^\$\{((\w+\.\w+)\.(\w+))\}$/;

/** What a text refers to, in what is deployed; undefined where it is only known after the apply. */
function deployedValue(text: string, prior: ReadonlyMap<string, Body>): Json | undefined {
  const [, , address = '', attribute = ''] = REFERENCE.exec(text) ?? [];
  const body = prior.get(address);
  if (body === undefined) return undefined;
  return body[attribute] ?? `${attribute}-of-${address.replace('.', '-')}`;
}

/** With references to what is deployed resolved, and without the others. */
function filled(value: Json, prior: ReadonlyMap<string, Body>): Json | undefined {
  if (typeof value === 'string' && REFERENCE.test(value)) return deployedValue(value, prior);
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => filled(item, prior) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const found = filled(item, prior);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}

function marksOf(value: Json, prior: ReadonlyMap<string, Body>): unknown {
  if (typeof value === 'string') {
    return REFERENCE.test(value) && deployedValue(value, prior) === undefined;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => marksOf(item, prior));
  if (typeof value !== 'object' || value === null) return false;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, marksOf(item, prior)]),
  );
}

function expressionsOf(value: Json): unknown {
  if (typeof value === 'string') {
    const [, whole, address] = REFERENCE.exec(value) ?? [];
    return whole === undefined ? { constant_value: value } : { references: [whole, address] };
  }
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const blocks = items.some((item) => typeof item === 'object' && item !== null);
    if (blocks) return items.map(expressionsOf);
    const references = items.flatMap((item) => {
      const [, whole, address] = (typeof item === 'string' ? REFERENCE.exec(item) : null) ?? [];
      return whole === undefined ? [] : [whole, address];
    });
    return references.length === 0 ? { constant_value: value } : { references };
  }
  if (typeof value !== 'object' || value === null) return { constant_value: value };
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, expressionsOf(item)]),
  );
}

function stackOf(resources: Resources): object {
  const resource = Object.fromEntries(
    Object.entries(resources).map(([type, all]) => [
      type,
      Object.fromEntries(
        Object.entries(all).map(([name, body]) => [
          name,
          { '//': { metadata: { path: `shop/${name}/Default`, uniqueId: name } }, ...body },
        ]),
      ),
    ]),
  );
  return { '//': { metadata: { stackName: 'shop' } }, resource };
}
