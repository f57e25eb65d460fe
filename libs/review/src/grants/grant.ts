import { isEveryone, type Condition, type Principal, type Statement } from '@archway/checks';
import { canonical, conditionsCover, conditionsKey } from './condition';
import { EVERYTHING, isAll, scopeCovers, scopeKey, scopesOf, type Scope } from './scope';

/**
 * The smallest part of a policy: one principal, one action, one resource. A policy is the set of its
 * grants, however they stand together in statements.
 */
export interface Grant {
  readonly effect: 'Allow' | 'Deny';
  /** Everyone in the policy of an identity, which names nobody. */
  readonly who: Scope;
  /** As it is written. */
  readonly action: Scope;
  /** In lower case: IAM does not care. */
  readonly matched: Scope;
  readonly resource: Scope;
  readonly conditions: readonly Condition[];
  /** The address of the resource that states it. */
  readonly stated: string;
  /** Equal for equal grants, whoever states them. */
  readonly key: string;
}

/** What statements come to. */
export function grantsOf(statements: readonly Statement[], stated: string): readonly Grant[] {
  return statements.flatMap((statement) => {
    const conditions = canonical(statement.conditions);
    const resources = scopesOf(statement.resources, statement.notResources);
    return whoOf(statement).flatMap((who) =>
      scopesOf(statement.actions, statement.notActions).flatMap((action) =>
        (resources.length === 0 ? [EVERYTHING] : resources).map((resource) =>
          grant({ effect: statement.effect, who, action, resource, conditions, stated }),
        ),
      ),
    );
  });
}

export function grant(parts: Omit<Grant, 'key' | 'matched'>): Grant {
  const { effect, who, action, resource, conditions } = parts;
  const matched = lower(action);
  const scopes = [scopeKey(who), scopeKey(matched), scopeKey(resource)];
  return { ...parts, matched, key: [effect, ...scopes, conditionsKey(conditions)].join(' | ') };
}

/** Whether `wide` says all that `narrow` says. */
export function grantCovers(wide: Grant, narrow: Grant): boolean {
  if (wide.key === narrow.key) return true;
  return (
    wide.effect === narrow.effect &&
    scopeCovers(wide.matched, narrow.matched) &&
    scopeCovers(wide.resource, narrow.resource) &&
    scopeCovers(wide.who, narrow.who) &&
    conditionsCover(wide.conditions, narrow.conditions)
  );
}

/** Everything on everything. */
export function isAdministrator({ effect, action, resource, conditions }: Grant): boolean {
  const all = isAll(action) || ('pattern' in action && action.pattern === '*:*');
  return effect === 'Allow' && all && isAll(resource) && conditions.length === 0;
}

/** Who a principal is, as one text: `Service sns.amazonaws.com`, `AWS arn:…`, `*` for everyone. */
export function principalText(principal: Principal): string {
  if (isEveryone(principal)) return '*';
  const root = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal.id)?.[1];
  return `${principal.type} ${principal.type === 'AWS' ? (root ?? principal.id) : principal.id}`;
}

function whoOf({ principals, notPrincipals }: Statement): readonly Scope[] {
  if (principals === undefined && notPrincipals === undefined) return [EVERYTHING];
  return scopesOf((principals ?? []).map(principalText), (notPrincipals ?? []).map(principalText));
}

function lower(scope: Scope): Scope {
  if ('pattern' in scope) return { pattern: scope.pattern.toLowerCase() };
  return { except: scope.except.map((each) => each.toLowerCase()) };
}
