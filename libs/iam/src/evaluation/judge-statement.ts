import { judge, type ConditionOutcome } from '../condition/condition';
import type { RequestContext } from '../context';
import { fitsArn } from '../pattern/arn';
import { fits, fitsPattern, patternOf, type Pattern } from '../pattern/pattern';
import { isLeftOut, namingOf, type Naming } from '../policy/request-principal';
import type { Policy, Statement } from '../policy/statement';
import { all, not, some, type Truth } from '../truth';
import type { Layer, Request } from './request';

/** What one statement makes of a request. */
export interface StatementOutcome {
  readonly layer: Layer;
  readonly policy: string;
  readonly statement: Statement;
  /** Whether everything in the statement fits the request. */
  readonly applies: Truth;
  readonly matches: {
    readonly principal: Truth;
    readonly action: Truth;
    readonly resource: Truth;
  };
  /** As what the statement names who makes the request; only in policies that name somebody. */
  readonly naming: Naming;
  readonly conditions: readonly ConditionOutcome[];
}

export function judgeStatement(
  layer: Layer,
  policy: Policy,
  statement: Statement,
  request: Request,
): StatementOutcome {
  const variables = policy.hasVariables ? request.context : undefined;
  const naming = namingIn(statement, request);
  const matches = {
    principal: naming === 'unknown' ? ('unknown' as const) : naming !== 'nobody',
    action: matchesAction(statement, request.action),
    resource: matchesResource(statement, request.resource, variables),
  };
  const conditions = statement.conditions.map((each) => judge(each, request.context, variables));
  const applies = all([...Object.values(matches), ...conditions.map(({ holds }) => holds)]);
  return { layer, policy: policy.name, statement, applies, matches, naming, conditions };
}

/** A policy of an identity names nobody: it is about whom it is attached to. */
function namingIn({ principals, notPrincipals }: Statement, request: Request): Naming {
  const { principal, context } = request;
  if (principals !== undefined) return namingOf(principals, principal, context);
  if (notPrincipals === undefined) return 'directly';
  const leftOut = isLeftOut(notPrincipals, principal, context);
  if (leftOut === 'unknown') return 'unknown';
  return leftOut ? 'nobody' : 'directly';
}

/** Names of services and actions ignore case. */
function matchesAction({ actions, notActions }: Statement, action: string): Truth {
  const fitsOne = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => {
      const pieces = patternOf(pattern.toLowerCase(), undefined);
      return typeof pieces !== 'string' && fits(pieces, action.toLowerCase());
    });
  if (notActions !== undefined) return !fitsOne(notActions);
  return actions !== undefined && fitsOne(actions);
}

/** A trust policy has no resource: it is about the role that it belongs to. */
function matchesResource(
  { resources, notResources }: Statement,
  resource: string,
  variables: RequestContext | undefined,
): Truth {
  const fitsOne = (patterns: readonly Pattern[]): Truth =>
    some(
      patterns.map((pattern) =>
        fitsPattern(pattern, (pieces) =>
          resource.startsWith('arn:') ? fitsArn(pieces, resource) : fits(pieces, resource),
        ),
      ),
    );
  if (notResources !== undefined) {
    // AWS does not say what NotResource makes of a variable without a value.
    return not(
      fitsOne(
        notResources.map((pattern) => {
          const read = patternOf(pattern, variables);
          return read === 'absent' ? 'unknown' : read;
        }),
      ),
    );
  }
  return (
    resources === undefined || fitsOne(resources.map((pattern) => patternOf(pattern, variables)))
  );
}
