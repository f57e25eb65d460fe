import { createHash } from 'node:crypto';
import { resourceType } from '@archway/aws';
import { textOf, type Resource } from '@archway/terraform';

/** The most characters of an address in a generated name, so that the name fits every service. */
const LONGEST_SLUG = 40;

/**
 * The name of a resource: the one that the Terraform states, else one made of the address, so that it
 * is the same in every run. AWS would invent a random one.
 */
export function physicalName(resource: Resource): string {
  const argument = resourceType(resource.type)?.nameArgument ?? 'name';
  const stated = textOf(resource.attributes[argument]);
  if (stated !== undefined && stated !== '') return stated;
  const prefix = textOf(resource.attributes[`${argument}_prefix`]);
  const ending =
    resource.attributes['fifo_queue'] === true || resource.attributes['fifo_topic'] === true
      ? '.fifo'
      : '';
  const hash = addressHash(resource).slice(0, 8);
  const generated = prefix === undefined ? `${slug(resource.name)}-${hash}` : `${prefix}${hash}`;
  return `${generated}${ending}`;
}

/** Hexadecimal digits that belong to an address. */
export function addressHash(resource: Resource): string {
  return createHash('sha256').update(`${resource.constructPath} ${resource.address}`).digest('hex');
}

/** An identifier in the form of a UUID that belongs to an address. */
export function addressUuid(resource: Resource): string {
  const hash = addressHash(resource);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** Lower case, digits and hyphens: the rule of bucket names, the strictest. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_SLUG);
}
