import {
  isList,
  isObject,
  type ConfigurationModule,
  type ConfigurationResource,
  type Json,
  type PlanJson,
} from './plan-json';

/**
 * Which resource blocks each resource block of a configuration uses, directly or through others, as a
 * state records it. Addresses have no instance keys.
 */
export function dependenciesOf(plan: PlanJson): ReadonlyMap<string, readonly string[]> {
  const direct = usesIn(plan);
  const closed = new Map<string, ReadonlySet<string>>();
  return new Map(
    [...direct.keys()].map((address) => [
      address,
      [...closure(address, direct, closed, new Set())].filter((each) => !isData(each)).sort(),
    ]),
  );
}

/** Which blocks each block of a configuration refers to itself. Addresses have no instance keys. */
export function usesIn(plan: PlanJson): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map<string, ReadonlySet<string>>();
  collect(plan.configuration?.root_module, '', direct);
  return direct;
}

/** The address of a block without instance keys: `module.a["x"].aws_y.z[0]` is `module.a.aws_y.z`. */
export function blockAddress(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

function isData(address: string): boolean {
  return /(^|\.)data\.[^.]+\.[^.]+$/.test(address);
}

function collect(
  module: ConfigurationModule | undefined,
  prefix: string,
  direct: Map<string, ReadonlySet<string>>,
): void {
  for (const resource of module?.resources ?? []) {
    direct.set(prefix + resource.address, new Set(usesOf(resource, prefix, module)));
  }
  for (const [name, call] of Object.entries(module?.module_calls ?? {})) {
    collect(call.module, `${prefix}module.${name}.`, direct);
  }
}

function usesOf(
  resource: ConfigurationResource,
  prefix: string,
  module: ConfigurationModule | undefined,
): readonly string[] {
  const references = [
    ...referencesIn(resource.expressions ?? null),
    ...referencesIn(resource.count_expression ?? null),
    ...referencesIn(resource.for_each_expression ?? null),
    ...(resource.depends_on ?? []),
  ];
  return references.flatMap((reference) => blocksFor(reference, prefix, module));
}

/** A reference to a child module's output depends on everything in that module: a safe upper bound. */
function blocksFor(
  reference: string,
  prefix: string,
  module: ConfigurationModule | undefined,
): readonly string[] {
  const [root = '', second = '', third] = blockAddress(reference).split('.');
  if (['var', 'local', 'each', 'count', 'path', 'terraform', 'self'].includes(root)) return [];
  if (root === 'data') return third === undefined ? [] : [`${prefix}data.${second}.${third}`];
  if (root === 'module') {
    const found = new Map<string, ReadonlySet<string>>();
    collect(module?.module_calls?.[second]?.module, `${prefix}module.${second}.`, found);
    return [...found.keys()];
  }
  return second === '' ? [] : [`${prefix}${root}.${second}`];
}

function referencesIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const { references } = value;
  return [
    ...(isList(references)
      ? references.filter((each): each is string => typeof each === 'string')
      : []),
    ...Object.entries(value).flatMap(([name, each]) =>
      name === 'references' ? [] : referencesIn(each),
    ),
  ];
}

function closure(
  address: string,
  direct: ReadonlyMap<string, ReadonlySet<string>>,
  closed: Map<string, ReadonlySet<string>>,
  pending: Set<string>,
): ReadonlySet<string> {
  const known = closed.get(address);
  if (known !== undefined) return known;
  if (pending.has(address)) return new Set();
  pending.add(address);
  const all = new Set<string>();
  for (const use of direct.get(address) ?? []) {
    all.add(use);
    for (const each of closure(use, direct, closed, pending)) all.add(each);
  }
  all.delete(address);
  pending.delete(address);
  closed.set(address, all);
  return all;
}
