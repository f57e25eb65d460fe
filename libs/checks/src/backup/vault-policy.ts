import type { Estate, Subject } from '../estate/estate';
import { admits, allows, isEveryone, type Statement } from '../policy/policy';
import { policyOf } from '../policy/policy-of';

const COPY = 'backup:CopyIntoBackupVault';

/** What the access policy of a vault says about copies into it. */
export interface VaultAccess {
  /** The policy keeps everyone out, without a condition. */
  readonly denied: boolean;
  /** Whether it lets the account in; undefined where that is not known. */
  readonly allowed: boolean | undefined;
}

/**
 * @param account the account that copies
 * @returns undefined for a vault whose policy is not declared or not known
 */
export function accessOf(
  estate: Estate,
  vault: Subject,
  account: string | undefined,
): VaultAccess | undefined {
  const [stated, ...more] = estate.naming(vault, 'aws_backup_vault_policy', 'backup_vault_name');
  if (stated === undefined || more.length > 0) return undefined;
  const statements = policyOf(stated, stated.attributes['policy']);
  if (statements === undefined) return undefined;
  const answers = statements.map((statement) => lets(statement, account));
  return {
    denied: statements.some((statement) => denies(estate, stated, vault, statement)),
    allowed: answers.includes(true) ? true : answers.includes(undefined) ? undefined : false,
  };
}

function denies(estate: Estate, stated: Subject, vault: Subject, statement: Statement): boolean {
  const { effect, principals = [], actions, resources, conditions } = statement;
  return (
    effect === 'Deny' &&
    conditions.length === 0 &&
    principals.some(isEveryone) &&
    actions.some((pattern) => admits(pattern, COPY)) &&
    resources.some(
      (resource) =>
        resource === '*' || estate.target(stated, resource, vault.type)?.key === vault.key,
    )
  );
}

function lets(statement: Statement, account: string | undefined): boolean | undefined {
  if (statement.effect === 'Deny') return false;
  const isUnclear = [...statement.actions, ...statement.notActions].some((action) =>
    action.includes('${'),
  );
  if (isUnclear) return undefined;
  if (!allows(statement, COPY)) return false;
  if (statement.notPrincipals !== undefined || account === undefined) return undefined;
  const answers = (statement.principals ?? []).map((principal) => {
    if (isEveryone(principal)) return true;
    if (principal.type !== 'AWS' || principal.id.includes('${')) return undefined;
    return principal.id === account || principal.id.split(':')[4] === account;
  });
  // Conditions are not evaluated: whoever meets them is let in.
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
