import type { TerraformResource } from 'cdktf';
import { findEnvironment } from '../environment/environment';
import { nameWith } from './physical-name';

/** A resource with an argument from which the provider makes a name, such as `namePrefix`. */
type Prefixed<Argument extends string> = TerraformResource & { [argument in Argument]: string };

/** The arguments of provider types that take the beginning of a name. */
export type PrefixArgument = 'bucketPrefix' | 'namePrefix';

/**
 * Begins the name of a resource with its stage and construct path, such as `prod-orders-Worker-`; the provider adds 26
 * characters that no other resource has. So people recognize it in the console, and two can exist while one replaces
 * the other.
 *
 * The prefix counts when the resource is created. Later changes of it are ignored: another path or stage is no reason
 * to replace what is deployed.
 *
 * @param maxLength the longest prefix that AWS and the provider accept: the longest name without 26 characters
 */
export function nameByPath<Argument extends PrefixArgument>(
  resource: Prefixed<Argument>,
  argument: Argument,
  maxLength: number,
): void {
  const { id, scope } = resource.node;
  const place = id === 'Default' && scope !== undefined ? scope : resource;
  const prefix = `${nameWith(findEnvironment(resource)?.stage, place, maxLength - 1)}-`;
  const value = argument === 'bucketPrefix' ? bucketName(prefix) : prefix;
  Object.assign(resource, { [argument]: value });
  const { ignoreChanges } = resource.lifecycle ?? {};
  if (ignoreChanges === 'all') return;
  const terraformName = argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  resource.lifecycle = {
    ...resource.lifecycle,
    ignoreChanges: [...(ignoreChanges ?? []), terraformName],
  };
}

/** Bucket names have lower case letters, digits and hyphens. */
function bucketName(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-');
}
