import { blocksOf, isList, textOf } from '@archway/terraform';
import type { Subject } from '../estate/estate';

/** The account that the provider of a resource works in; undefined where that is not known. */
export function accountOf(subject: Subject): string | undefined {
  const { configuration, resource } = subject;
  // A module may give the provider another name.
  if (resource.module !== '') return undefined;
  const alias = resource.provider?.split('.')[1];
  const provider = configuration.providers.find(
    (each) => each.name === 'aws' && each.alias === alias && (each.module ?? '') === '',
  );
  const allowed = provider?.attributes['allowed_account_ids'];
  if (isList(allowed) && allowed.length === 1) return textOf(allowed[0]);
  const [role] = blocksOf(provider?.attributes['assume_role']);
  return textOf(role?.['role_arn'])?.split(':')[4];
}

/** @returns whether two resources are in different accounts; undefined where that is not known */
export function isAcrossAccounts(one: Subject, other: Subject): boolean | undefined {
  const [here, there] = [accountOf(one), accountOf(other)];
  if (here !== undefined && there !== undefined) return here !== there;
  const isSameProvider =
    one.configuration === other.configuration &&
    one.resource.module === other.resource.module &&
    one.resource.provider === other.resource.provider;
  return isSameProvider ? false : undefined;
}
