import { blockAddress, dependenciesOf } from './dependencies';
import { chosenByAws } from './chosen-by-aws';
import { inventedText } from './identifiers';
import {
  isList,
  isObject,
  schemaVersions,
  type ConfigurationModule,
  type Json,
  type JsonObject,
  type PlanJson,
  type ProviderConfigJson,
  type ResourceChangeJson,
} from './plan-json';
import { kindOf, type AttributeSchema, type BlockSchema, type SchemaOf } from './schemas';

export interface StateOptions {
  /** The schemas of the resource types, which say of what type a computed value is. */
  readonly schemaOf: SchemaOf;
  /** The region in invented ARNs and names. */
  readonly region: string;
  /** Blocks with `create_before_destroy`, by address; a state records them. */
  readonly createBeforeDestroy?: ReadonlySet<string>;
}

/**
 * The state that an apply of a plan would leave: what the plan knows, what is deployed already, and for
 * the rest a value of the right type in AWS's place. Managed resources only: data sources are read anew.
 */
export function stateAfter(plan: PlanJson, options: StateOptions): JsonObject {
  const versions = schemaVersions(plan);
  const dependencies = dependenciesOf(plan);
  const early = withDependencies(options.createBeforeDestroy ?? new Set(), dependencies);
  const providers = providersOf(plan);
  const kept = (plan.resource_changes ?? []).filter(
    ({ mode, change }) => mode === 'managed' && change.after !== null,
  );
  const blocks = new Map<string, ResourceChangeJson[]>();
  for (const each of kept) {
    const block = `${each.module_address ?? ''} ${each.type}.${each.name}`;
    blocks.set(block, [...(blocks.get(block) ?? []), each]);
  }
  return {
    version: 4,
    terraform_version: plan.terraform_version ?? '1.11.4',
    serial: 1,
    lineage: '6f1d9c1e-6d0b-4a52-8f63-0a2d4a1f0c11',
    outputs: outputsOf(plan),
    resources: [...blocks.values()].map((instances) => {
      const [{ address, module_address, type, name }] = instances as [ResourceChangeJson];
      const block = blockAddress(address);
      return {
        ...(module_address === undefined ? {} : { module: module_address }),
        mode: 'managed',
        type,
        name,
        provider: providers.get(block) ?? DEFAULT_PROVIDER,
        instances: instances.map((each) => ({
          ...(each.index === undefined ? {} : { index_key: each.index }),
          schema_version: versions.get(each.address) ?? 0,
          attributes: attributesOf(each, options),
          sensitive_attributes: pathsOf(each.change.after_sensitive ?? false),
          dependencies: dependencies.get(block) ?? [],
          ...(early.has(block) ? { create_before_destroy: true } : {}),
        })),
      };
    }),
  };
}

const DEFAULT_PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]';

/** `create_before_destroy` spreads to what a resource depends on. */
function withDependencies(
  blocks: ReadonlySet<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  return new Set([...blocks].flatMap((each) => [each, ...(dependencies.get(each) ?? [])]));
}

function outputsOf(plan: PlanJson): JsonObject {
  return Object.fromEntries(
    Object.entries(plan.planned_values?.outputs ?? {}).flatMap(
      ([name, { value, type, sensitive = false }]) =>
        value === undefined || value === null || type === undefined
          ? []
          : [[name, { value, type, sensitive }]],
    ),
  );
}

function providersOf(plan: PlanJson): ReadonlyMap<string, string> {
  const configurations = plan.configuration?.provider_config ?? {};
  const found = new Map<string, string>();
  const collect = (module: ConfigurationModule | undefined, prefix: string): void => {
    for (const { address, provider_config_key: key } of module?.resources ?? []) {
      const provider = key === undefined ? undefined : configurations[key];
      if (provider !== undefined) found.set(prefix + address, providerAddress(provider));
    }
    for (const [name, { module: child }] of Object.entries(module?.module_calls ?? {})) {
      collect(child, `${prefix}module.${name}.`);
    }
  };
  collect(plan.configuration?.root_module, '');
  return found;
}

function providerAddress({ full_name, name, alias, module_address }: ProviderConfigJson): string {
  const source = full_name ?? `registry.terraform.io/hashicorp/${name ?? 'aws'}`;
  const provider = `provider["${source}"]${alias === undefined ? '' : `.${alias}`}`;
  return module_address === undefined ? provider : `${module_address}.${provider}`;
}

/** The places of sensitive values as a state names them. */
function pathsOf(marks: Json): readonly Json[] {
  if (!isObject(marks)) return [];
  return Object.entries(marks).flatMap(([name, mark]): readonly Json[] => {
    const step = { type: 'get_attr', value: name };
    if (mark === true) return [[step]];
    return pathsOf(mark).map((rest) => [step, ...(rest as readonly Json[])]);
  });
}

function attributesOf(resource: ResourceChangeJson, options: StateOptions): JsonObject {
  const { change, type } = resource;
  const filled = fillBlock(
    isObject(change.after) ? change.after : {},
    change.after_unknown ?? {},
    isObject(change.before) ? change.before : {},
    options.schemaOf(type),
    (attribute) => inventedText(type, resource.address, attribute, options.region),
  );
  const chosen = chosenByAws(type, filled);
  // AWS takes the tags of a resource and of the provider together; without a plan's word they are the resource's.
  return {
    ...filled,
    ...chosen,
    ...(filled['tags_all'] === null ? { tags_all: filled['tags'] ?? {} } : {}),
  };
}

type Invent = (attribute: string) => string;

function fillBlock(
  after: JsonObject,
  unknown: Json,
  before: JsonObject,
  schema: BlockSchema | undefined,
  invent: Invent,
): JsonObject {
  const marks = isObject(unknown) ? unknown : {};
  const filled: Record<string, Json> = { ...after };
  for (const [name, mark] of Object.entries(marks)) {
    const block = schema?.block_types?.[name];
    const known = before[name];
    if (mark === true) {
      filled[name] =
        known !== undefined && known !== null
          ? known
          : block === undefined
            ? invented(name, schema?.attributes?.[name] ?? {}, invent)
            : [];
      continue;
    }
    filled[name] = fillNested(after[name] ?? null, mark, known ?? null, block?.block, invent, name);
  }
  return filled;
}

function fillNested(
  after: Json,
  mark: Json,
  before: Json,
  schema: BlockSchema | undefined,
  invent: Invent,
  name: string,
): Json {
  if (mark === true) return before ?? invent(name);
  if (isList(after) && isList(mark)) {
    const was = isList(before) ? before : [];
    return after.map((each, at) =>
      fillNested(each, mark[at] ?? false, was[at] ?? null, schema, invent, name),
    );
  }
  if (isObject(after) && isObject(mark)) {
    return fillBlock(after, mark, isObject(before) ? before : {}, schema, invent);
  }
  return after;
}

/** Arguments that others refer to although they may be left to AWS. */
const REFERRED_TO = /^(id|arn|url|bucket|name)$|_name$/;

function invented(attribute: string, { type, optional }: AttributeSchema, invent: Invent): Json {
  switch (kindOf(type)) {
    case 'list':
    case 'set':
    case 'tuple':
      return [];
    case 'map':
      return attribute === 'tags_all' ? null : {};
    case 'number':
      return optional === true ? null : 1;
    case 'bool':
      return optional === true ? null : false;
    case 'string':
      // An argument that is left to AWS stays empty, unless others need it.
      return optional === true && !REFERRED_TO.test(attribute) ? null : invent(attribute);
    default:
      return null;
  }
}
