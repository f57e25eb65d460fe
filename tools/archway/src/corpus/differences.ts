import { isDeepStrictEqual } from 'node:util';
import { argumentType } from '@archway/aws/argument-type';
import {
  isList,
  isObject,
  isUnknown,
  unknownsIn,
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
      return silent(value, after, unknown, NO_ARGUMENT, count).map(
        (each) => `output.${name}${each}`,
      );
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

/** The path of what no provider converts: `input` of `terraform_data` and outputs are of any type. */
const NO_ARGUMENT: readonly string[] = [];

function ofInstance(
  { address, attributes, mode, type }: Resource,
  { values, unknown }: PlannedInstance,
  count: Count,
): readonly string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    silent(
      value,
      values[name] ?? null,
      partOf(unknown, name),
      type === 'terraform_data' ? NO_ARGUMENT : [mode === 'data' ? `data.${type}` : type, name],
      count,
    ).map((each) => `${address}.${name}${each}`),
  );
}

/**
 * Every difference that is not a mark of ours, with the place where it is.
 *
 * @param path the type of the resource, the blocks around the argument, and its name; empty for what is no argument
 */
function silent(
  ours: Value,
  planned: Json,
  unknown: Json,
  path: readonly string[],
  count: Count,
): readonly string[] {
  const exact = path === NO_ARGUMENT;
  if (isUnknown(ours)) {
    count.values += 1;
    return [];
  }
  if (unknown === true) {
    // An argument that is null is not stated: the provider computes it.
    if (ours === null && !exact) return [];
    // Terraform does not know a set of which it does not know an element.
    if (isSet(path) && unknownsIn(ours).length > 0) return [];
    return [`: is ${JSON.stringify(ours)}, and Terraform does not know it`];
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
    // The provider does not tell none from null.
    if (!exact && planned === null && ours.length === 0) return [];
    const length = Array.isArray(planned) ? planned.length : theirs.size;
    if (!Array.isArray(planned) || ours.length !== Math.max(length, theirs.size)) {
      return [`: has ${ours.length} elements, and Terraform says ${JSON.stringify(planned)}`];
    }
    if (argumentType(path) === 'set(blocks)') {
      return inAnyOrder(ours, planned, unknown, path, count);
    }
  } else if (planned === null || typeof planned !== 'object') {
    return [`: is ${JSON.stringify(ours)}, and Terraform says ${JSON.stringify(planned)}`];
  }
  const own = new Set(parts.map(([name]) => name));
  return [
    ...(exact ? [...theirs].filter((name) => !own.has(name)).map((name) => `: lacks ${name}`) : []),
    ...parts.flatMap(([name, part]) =>
      silent(
        part,
        partOf(planned, name) ?? null,
        partOf(unknown, name),
        exact || isList(ours) ? path : [...path, name],
        count,
      ).map((each) => `.${name}${each}`),
    ),
  ];
}

function isSet(path: readonly string[]): boolean {
  return argumentType(path)?.startsWith('set') === true;
}

/** Blocks of a set have the order of what the provider adds to them. */
function inAnyOrder(
  ours: readonly Value[],
  planned: readonly Json[],
  unknown: Json,
  path: readonly string[],
  count: Count,
): readonly string[] {
  const left = planned.map((value, at) => ({ value, unknown: partOf(unknown, String(at)) }));
  return ours.flatMap((item, at) => {
    const differences = (each: (typeof left)[number]): readonly string[] =>
      silent(item, each.value, each.unknown, path, { values: 0, known: 0 });
    const found = left.findIndex((each) => differences(each).length === 0);
    const [match] = left.splice(Math.max(found, 0), 1);
    return match === undefined
      ? []
      : silent(item, match.value, match.unknown, path, count).map((each) => `.${at}${each}`);
  });
}

function same(ours: Value, planned: Json, exact: boolean): boolean {
  if (ours === planned) return true;
  if (exact) return false;
  if (typeof ours === 'string' && typeof planned === 'string') return sameJson(ours, planned);
  // The provider's zero stands for an argument that is null.
  if (ours === null)
    return planned === '' || planned === 0 || planned === false || isEmpty(planned);
  return false;
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
