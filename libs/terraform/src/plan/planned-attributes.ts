import type { AttributeResolver, Resource } from '../configuration/configuration';
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  type ObjectValue,
  type Value,
} from '../value/value';
import { concealed } from './marked-value';
import type { Secrets } from './secrets';

/**
 * What the plan does not know is taken from the text, which may know a part of it; what neither has
 * is asked of the resolver. A block that repeats says nothing certain of one of its instances.
 */
export function completed(
  known: ObjectValue,
  written: Resource | undefined,
  resource: Resource,
  resolve: AttributeResolver | undefined,
  secrets: Secrets,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => {
      if (!isUnknown(value) || isSensitive(value)) return [name, value];
      const stated =
        written?.repetition === undefined && written !== undefined
          ? written.attributes[name]
          : undefined;
      const found = stated ?? resolve?.({ resource, attribute: name, rest: [] }) ?? value;
      return [name, concealed(found, secrets)];
    }),
  );
}

/** An argument that is null is one that is not there; the provider's schema lists them all. */
export function withoutNulls(object: ObjectValue): ObjectValue {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, cleaned(value)]),
  );
}

function cleaned(value: Value): Value {
  if (isList(value)) return value.map(cleaned);
  return isObject(value) ? withoutNulls(value) : value;
}
