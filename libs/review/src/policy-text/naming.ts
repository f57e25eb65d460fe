import { labelOf, parseReference, type Subject } from '@archway/checks';
import type { Configuration, Resource } from '@archway/terraform';
import type { Naming } from '../grants/few';

/**
 * Tells what a policy names as a person reads it: what has no ARN yet is told by its construct, such as
 * `(orders/Uploads)/thumbnails/*`.
 */
export function namingOf(planned: Configuration): Naming {
  return (text) =>
    text.replace(/\$\{([^{}]*)\}/g, (all, inner: string) => told(inner, planned) ?? all);
}

function told(inner: string, planned: Configuration): string | undefined {
  const partly = inner.startsWith('?');
  const labels = inner
    .replace(/^\?/, '')
    .split(', ')
    .map((each) => labelOfReference(each, planned));
  if (labels.length === 0 || labels.includes(undefined)) {
    return partly ? '(something known only after the apply)' : undefined;
  }
  // What is not known to be one of several may be any of them.
  return `(${labels.join(partly ? ' or ' : ' and ')})`;
}

function labelOfReference(text: string, planned: Configuration): string | undefined {
  const reference = parseReference(text.replaceAll("'", '"'));
  if (reference === undefined) return undefined;
  const [resource] = [planned.find(reference.address), ...planned.instancesOf(reference.address)];
  return resource === undefined ? reference.address : labelOfResource(resource, planned);
}

/** What a person calls a resource. */
export function labelOfResource(resource: Resource, configuration: Configuration): string {
  const { address, type, attributes } = resource;
  const subject: Subject = { configuration, resource, address, type, attributes, key: address };
  return labelOf(subject);
}
