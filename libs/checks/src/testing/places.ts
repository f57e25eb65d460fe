import {
  isList,
  isObject,
  isUnknown,
  type Configuration,
  type Resource,
  type Value,
} from '@archway/terraform';

/** Where a value is within the attributes of a resource. */
export interface Place {
  readonly resource: string;
  readonly path: readonly (string | number)[];
}

/** Every value of a configuration's resources, from whole arguments to the last text in a block. */
export function placesIn({ resources, dataSources }: Configuration): readonly Place[] {
  return [...resources, ...dataSources].flatMap(({ address, attributes }) =>
    pathsIn(attributes)
      .filter((path) => path.length > 0)
      .map((path) => ({ resource: address, path })),
  );
}

/** The configuration with other values in some places. */
export function altered(
  configuration: Configuration,
  changes: readonly (Place & { readonly value: Value })[],
): Configuration {
  const alteredOne = (resource: Resource): Resource =>
    changes
      .filter((change) => change.resource === resource.address)
      .reduce(
        (known, { path, value }) => ({
          ...known,
          attributes: put(known.attributes, path, value) as Resource['attributes'],
        }),
        resource,
      );
  return {
    ...configuration,
    resources: configuration.resources.map(alteredOne),
    dataSources: configuration.dataSources.map(alteredOne),
  };
}

function pathsIn(value: Value): readonly (readonly (string | number)[])[] {
  const entries: readonly (readonly [string | number, Value])[] = isUnknown(value)
    ? []
    : isList(value)
      ? [...value.entries()]
      : isObject(value)
        ? Object.entries(value)
        : [];
  return [[], ...entries.flatMap(([name, item]) => pathsIn(item).map((path) => [name, ...path]))];
}

function put(value: Value, path: readonly (string | number)[], replacement: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return replacement;
  if (isList(value)) {
    return value.map((item, at) => (at === name ? put(item, rest, replacement) : item));
  }
  if (!isObject(value)) return value;
  return { ...value, [name]: put(value[name] ?? null, rest, replacement) };
}
