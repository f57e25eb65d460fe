import { isDeepStrictEqual } from 'node:util';
import {
  isList,
  isObject,
  isUnknown,
  type Configuration,
  type Resource,
  type Value,
} from '@archway/terraform';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

type JsonObject = { readonly [name: string]: Json };

interface PlannedInstance {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly values: JsonObject;
  readonly unknown: Json;
}

interface ModuleJson {
  readonly resources?: readonly {
    readonly address: string;
    readonly mode: 'managed' | 'data';
    readonly values: JsonObject;
  }[];
  readonly child_modules?: readonly ModuleJson[];
}

export interface CorpusPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: 'managed' | 'data';
    readonly change: {
      readonly actions: readonly string[];
      readonly after: JsonObject | null;
      readonly after_unknown: Json;
    };
  }[];
  readonly output_changes?: Readonly<
    Record<string, { readonly after?: Json; readonly after_unknown?: Json }>
  >;
  readonly prior_state?: { readonly values?: { readonly root_module?: ModuleJson } };
}

/** What is to be compared, and how much of it is known. */
export interface Comparison {
  readonly differences: readonly string[];
  readonly values: number;
  readonly known: number;
}

/** Where the text and its plan say different things without the text saying that it does not know. */
export function compare(text: Configuration, plan: CorpusPlan): Comparison {
  const count = { values: 0, known: 0 };
  const instances = instancesIn(plan);
  const ours = [...text.resources, ...text.dataSources];
  const addresses = new Set(instances.map(({ address }) => address));
  const differences = [
    ...ours
      .filter(({ address }) => !addresses.has(address))
      .map(({ address, repetition }) => `${address} is not in the plan (${repetition ?? 'one'})`),
    ...instances
      .filter(({ address }) => text.find(address) === undefined)
      .map(({ address }) => `${address} is in the plan only`),
    ...instances.flatMap((instance) => {
      const resource = text.find(instance.address);
      return resource === undefined ? [] : ofInstance(resource, instance, count);
    }),
    ...text.outputs.flatMap(({ name, value }) => {
      const { after = null, after_unknown: unknown = false } = plan.output_changes?.[name] ?? {};
      return silent(value, after, unknown, true, count).map((each) => `output.${name}${each}`);
    }),
  ];
  return { differences, ...count };
}

function instancesIn(plan: CorpusPlan): readonly PlannedInstance[] {
  const changed = (plan.resource_changes ?? [])
    .filter(({ change }) => change.after !== null)
    .map(({ address, mode, change }) => ({
      address,
      mode,
      values: change.after ?? {},
      unknown: change.after_unknown,
    }));
  const known = new Set(changed.map(({ address }) => address));
  const read = (module: ModuleJson | undefined): readonly PlannedInstance[] =>
    module === undefined
      ? []
      : [
          ...(module.resources ?? []).map((each) => ({ ...each, unknown: {} })),
          ...(module.child_modules ?? []).flatMap(read),
        ];
  return [
    ...changed,
    ...read(plan.prior_state?.values?.root_module).filter(
      ({ address, mode }) => mode === 'data' && !known.has(address),
    ),
  ];
}

type Count = { values: number; known: number };

function ofInstance(
  { address, attributes }: Resource,
  { values, unknown }: PlannedInstance,
  count: Count,
): readonly string[] {
  // A value of any type is compared to the letter, an argument of AWS in the type that the provider gives it.
  const exact = address.includes('terraform_data.');
  return Object.entries(attributes).flatMap(([name, value]) =>
    silent(value, values[name] ?? null, partOf(unknown, name), exact, count).map(
      (each) => `${address}.${name}${each}`,
    ),
  );
}

/** Every difference that is not a mark of ours, with the path to it. */
function silent(
  ours: Value,
  planned: Json,
  unknown: Json,
  exact: boolean,
  count: Count,
): readonly string[] {
  if (isUnknown(ours)) {
    count.values += 1;
    return [];
  }
  if (unknown === true) {
    // An argument that is null is not stated: the provider computes it.
    if (ours === null && !exact) return [];
    return [`: is ${JSON.stringify(ours)}, and Terraform does not know it`];
  }
  // Terraform JSON writes one block as an object or as a list of one.
  if (!exact && isObject(ours) && Array.isArray(planned) && planned.length === 1) {
    return silent([ours], planned, unknown, exact, count);
  }
  const parts = partsOf(ours);
  if (parts === undefined) {
    count.values += 1;
    count.known += 1;
    return same(ours, planned, exact)
      ? []
      : [`: is ${JSON.stringify(ours)}, and Terraform says ${JSON.stringify(planned)}`];
  }
  const theirs = new Set([...names(planned), ...names(unknown)]);
  if (isList(ours)) {
    if (!exact && Array.isArray(planned) && ours.length > planned.length) {
      // The provider's sets have each element once.
      const texts = new Set(ours.map((item) => JSON.stringify(item)));
      if (texts.size < ours.length) {
        return silent(
          [...texts].map((text) => JSON.parse(text) as Value),
          planned,
          unknown,
          exact,
          count,
        );
      }
    }
    if (!exact && planned === null && ours.length === 0) return [];
    const length = Array.isArray(planned) ? planned.length : theirs.size;
    if (!Array.isArray(planned) || ours.length !== Math.max(length, theirs.size)) {
      return [`: has ${ours.length} elements, and Terraform says ${JSON.stringify(planned)}`];
    }
    if (!exact) return inAnyOrder(ours, planned, unknown, count);
  } else if (planned === null || typeof planned !== 'object') {
    return [`: is ${JSON.stringify(ours)}, and Terraform says ${JSON.stringify(planned)}`];
  }
  const own = new Set(parts.map(([name]) => name));
  return [
    ...(exact ? [...theirs].filter((name) => !own.has(name)).map((name) => `: lacks ${name}`) : []),
    ...parts.flatMap(([name, part]) =>
      silent(part, partOf(planned, name) ?? null, partOf(unknown, name), exact, count).map(
        (each) => `.${name}${each}`,
      ),
    ),
  ];
}

/** The provider's sets come in an order of its own. */
function inAnyOrder(
  ours: readonly Value[],
  planned: readonly Json[],
  unknown: Json,
  count: Count,
): readonly string[] {
  const left = planned.map((value, at) => ({ value, unknown: partOf(unknown, String(at)) }));
  return ours.flatMap((item, at) => {
    const differences = (each: (typeof left)[number]): readonly string[] =>
      silent(item, each.value, each.unknown, false, { values: 0, known: 0 });
    const found = left.findIndex((each) => differences(each).length === 0);
    const [match] = left.splice(Math.max(found, 0), 1);
    return match === undefined
      ? []
      : silent(item, match.value, match.unknown, false, count).map((each) => `.${at}${each}`);
  });
}

function same(ours: Value, planned: Json, exact: boolean): boolean {
  if (ours === planned) return true;
  if (exact) return false;
  if (typeof ours === 'string' && typeof planned === 'string') return sameJson(ours, planned);
  // The provider's zero stands for an argument that is null.
  if (ours === null)
    return planned === '' || planned === 0 || planned === false || isEmpty(planned);
  return written(ours) === written(planned);
}

function written(value: Value | Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The provider writes policies in a form of its own. */
function sameJson(ours: string, planned: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(ours), JSON.parse(planned));
  } catch {
    return false;
  }
}

function isEmpty(json: Json): boolean {
  return Array.isArray(json) && json.length === 0;
}

function partsOf(value: Value): readonly (readonly [string, Value])[] | undefined {
  return isList(value) || isObject(value) ? Object.entries(value) : undefined;
}

function names(json: Json): readonly string[] {
  return typeof json === 'object' && json !== null ? Object.keys(json) : [];
}

function partOf(json: Json, name: string): Json {
  return names(json).includes(name) ? ((json as JsonObject)[name] ?? null) : null;
}
