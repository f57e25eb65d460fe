import { accountOf } from '../pattern/arn';
import type { Policy } from '../policy/statement';
import { all, some, type Truth } from '../truth';
import { judgeStatement, type StatementOutcome } from './judge-statement';
import type { Layer, Policies, Request } from './request';

/** `unknown` where a value that is not known decides. */
export type Verdict = 'allowed' | 'explicitly denied' | 'implicitly denied' | 'unknown';

export interface Decision {
  readonly verdict: Verdict;
  /** What each statement made of the request, layer by layer. */
  readonly statements: readonly StatementOutcome[];
  /** The layers that had to allow the request, and whether they did. */
  readonly layers: Readonly<Partial<Record<Layer, Truth>>>;
}

/** Decides a request as "Policy evaluation logic" of the IAM User Guide says. */
export function evaluate(request: Request, policies: Policies): Decision {
  const applying = applicable(request, policies);
  const judged = (layer: Layer, of: readonly Policy[] = []): readonly StatementOutcome[] =>
    of.flatMap((policy) =>
      policy.statements.map((statement) => judgeStatement(layer, policy, statement, request)),
    );
  const resource = judged('resource policy', applying.resource && [applying.resource]);
  const identity = judged('identity policies', applying.identity);
  const boundary = judged('permissions boundary', applying.boundaries);
  const session = judged('session policies', applying.session);
  const endpoint = judged('endpoint policy', applying.endpoint);
  const organization = (applying.serviceControl ?? []).map((level) =>
    judged('service control policies', level),
  );
  const guarding = judged('resource control policies', applying.resourceControl);
  const granted = grants(request, { resource, identity });
  const limits: Partial<Record<Layer, Truth>> = {
    ...(applying.serviceControl === undefined
      ? {}
      : { 'service control policies': all(organization.map(allowing)) }),
    ...(applying.endpoint === undefined ? {} : { 'endpoint policy': allowing(endpoint) }),
  };
  const ofIdentity: Partial<Record<Layer, Truth>> = {
    ...(applying.boundaries === undefined ? {} : { 'permissions boundary': allowing(boundary) }),
    ...(applying.session === undefined ? {} : { 'session policies': allowing(session) }),
  };
  const statements = [
    ...guarding,
    ...organization.flat(),
    ...resource,
    ...identity,
    ...boundary,
    ...session,
    ...endpoint,
  ];
  const allowed = all([
    ...Object.values(limits),
    some([granted.directly, all([granted.throughIdentity, ...Object.values(ofIdentity)])]),
  ]);
  return {
    verdict: verdictOf(allowed, statements),
    statements,
    layers: {
      ...limits,
      ...(granted.directly === true ? {} : ofIdentity),
      'resource policy': allowing(resource),
      'identity policies': allowing(identity),
    },
  };
}

function verdictOf(allowed: Truth, statements: readonly StatementOutcome[]): Verdict {
  const denied = some(
    statements.filter(({ statement }) => statement.effect === 'Deny').map(({ applies }) => applies),
  );
  if (denied === true) return 'explicitly denied';
  if (allowed === false) return 'implicitly denied';
  return denied === 'unknown' || allowed === 'unknown' ? 'unknown' : 'allowed';
}

interface Granted {
  /** By a statement of the resource that boundaries and session policies do not limit. */
  readonly directly: Truth;
  readonly throughIdentity: Truth;
}

function grants(
  request: Request,
  of: {
    readonly resource: readonly StatementOutcome[];
    readonly identity: readonly StatementOutcome[];
  },
): Granted {
  const named = (...namings: readonly string[]): Truth =>
    allowing(of.resource.filter(({ naming }) => namings.includes(naming)));
  const { principal } = request;
  if (principal.kind !== 'arn')
    return { directly: named('directly', 'unknown'), throughIdentity: false };
  const identity = allowing(of.identity);
  if (accountOf(principal.arn) !== request.resourceAccount) {
    return { directly: false, throughIdentity: all([allowing(of.resource), identity]) };
  }
  // The policies of identities count only where the resource's policy lets the account decide.
  const delegated = needsResourcePolicy(request.action) ? named('account', 'unknown') : true;
  return {
    directly: named('directly'),
    throughIdentity: some([named('role', 'unknown'), all([delegated, identity])]),
  };
}

/** "Key policies in AWS KMS" and the trust policies of roles: identity policies alone do not suffice. */
function needsResourcePolicy(action: string): boolean {
  return /^(kms:(?!(createkey|listkeys|listaliases|generaterandom|createcustomkeystore|describecustomkeystores)$)|sts:(assumerole|tagsession|setsourceidentity|setcontext))/i.test(
    action,
  );
}

function allowing(outcomes: readonly StatementOutcome[]): Truth {
  return some(
    outcomes.filter(({ statement }) => statement.effect === 'Allow').map(({ applies }) => applies),
  );
}

/** Services, other providers and anonymous callers have no policies; service-linked roles are exempt. */
function applicable({ principal, context }: Request, policies: Policies): Policies {
  if (principal.kind === 'arn') {
    const arn = Object.entries(context.keys).find(
      ([key]) => key.toLowerCase() === 'aws:principalarn',
    )?.[1];
    const isLinked = [arn, principal.arn].some(
      (each) => typeof each === 'string' && each.includes(':role/aws-service-role/'),
    );
    if (!isLinked) return policies;
    return Object.fromEntries(Object.entries(policies).filter(([kind]) => !/Control$/.test(kind)));
  }
  const { resource, resourceControl, endpoint } = policies;
  return {
    ...(resource === undefined ? {} : { resource }),
    ...(resourceControl === undefined ? {} : { resourceControl }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
