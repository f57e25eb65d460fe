import { blockOf } from '../address/address';
import { lazy } from '../lazy/lazy';
import type { Configuration, Edge, Reading, Resource } from './configuration';

/** The parts of a configuration that are not derived from its other parts. */
export type ConfigurationParts = Omit<
  Configuration,
  'find' | 'instancesOf' | 'resourcesOf' | 'resources' | 'dataSources' | 'edges' | 'reading'
> & {
  /** Managed resources and data sources. */
  readonly all: readonly Resource[];
  readonly edges: () => readonly Edge[];
  readonly reading?: () => Reading;
};

/** A configuration with the ways to look into it. */
export function configurationOf({
  all,
  edges,
  reading,
  ...parts
}: ConfigurationParts): Configuration {
  const resources = all.filter(({ mode }) => mode === 'managed');
  const byAddress = new Map(all.map((resource) => [resource.address, resource]));
  const byType = lazy(() => groupBy(resources, ({ type }) => type));
  const byBlock = lazy(() => groupBy(all, ({ block }) => block));
  const everyEdge = lazy(edges);
  const read = reading && lazy(reading);
  return {
    ...parts,
    resources,
    dataSources: all.filter(({ mode }) => mode === 'data'),
    get edges() {
      return everyEdge();
    },
    get reading() {
      return read?.();
    },
    find: (address) => byAddress.get(address),
    instancesOf: (block) => byBlock().get(blockOf(block)) ?? [],
    resourcesOf: (type) => byType().get(type) ?? [],
  };
}

function groupBy(
  resources: readonly Resource[],
  keyOf: (resource: Resource) => string,
): ReadonlyMap<string, readonly Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const group = groups.get(keyOf(resource));
    if (group === undefined) groups.set(keyOf(resource), [resource]);
    else group.push(resource);
  }
  return groups;
}
