import type { Value } from '@archway/terraform';
import type { Subject } from '../estate/estate';
import { readPolicy, type Statement } from './policy';
import { policyJson } from './policy-json';

/**
 * The statements of a policy that a resource states, of a document too that is read at the apply.
 *
 * @returns undefined for a document that is not known, or is no JSON
 */
export function policyOf(
  { configuration }: Subject,
  value: Value | undefined,
): readonly Statement[] | undefined {
  return readPolicy(policyText(configuration, value));
}

/** What comes from one resource, in whatever part, counts as that resource. */
export function policyText(
  configuration: Subject['configuration'],
  value: Value | undefined,
): string | undefined {
  return policyJson(value, configuration)?.replace(/\$\{\?([^{},]+)\}/g, '${$1}');
}
