import type { Default, ResourceType } from '../resource-type/resource-type';
import { SERVICES } from './services';

/** Every resource type that is known, in the order of services. */
export const RESOURCE_TYPES: readonly ResourceType[] = SERVICES.flatMap(({ types }) => types);

const BY_TYPE: ReadonlyMap<string, ResourceType> = new Map(
  RESOURCE_TYPES.map((each) => [each.type, each]),
);

/** What is known of a type; undefined where nothing is. */
export function resourceType(type: string): ResourceType | undefined {
  return BY_TYPE.get(type);
}

/** A resource type of which a part is known. */
export type Knowing<Part extends keyof ResourceType> = ResourceType &
  Required<Pick<ResourceType, Part>>;

const knowing = new Map<keyof ResourceType, readonly ResourceType[]>();

/** The types of which a part is known. */
export function typesKnowing<Part extends keyof ResourceType>(
  part: Part,
): readonly Knowing<Part>[] {
  const known = knowing.get(part) ?? RESOURCE_TYPES.filter((each) => each[part] !== undefined);
  knowing.set(part, known);
  return known as readonly Knowing<Part>[];
}

/**
 * What an argument is where nothing states it: the provider's default, else what takes effect. Where the versions
 * of the provider differ, it is not known.
 */
export function defaultOf(type: string, argument: string): Default | undefined {
  if (dependsOnProvider(type, argument)) return undefined;
  const { defaults, serviceDefaults } = resourceType(type) ?? {};
  return ownEntry(defaults, argument) ?? ownEntry(serviceDefaults, argument);
}

/** Whether versions 5 and 6 of the provider take different values where nothing states an argument. */
export function dependsOnProvider(type: string, argument: string): boolean {
  return ownEntry(resourceType(type)?.defaultsOfProvider6, argument) !== undefined;
}

/**
 * A number that an argument is where nothing states it.
 *
 * @throws for an argument without one: the table lacks it, whatever the input is
 */
export function numberDefault(type: string, argument: string): number {
  const value = defaultOf(type, argument);
  if (typeof value !== 'number') throw new Error(`${type}: no number is known for ${argument}`);
  return value;
}

function ownEntry(
  values: Readonly<Record<string, Default>> | undefined,
  name: string,
): Default | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
