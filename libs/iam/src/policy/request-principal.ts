import { valuesOf, UNKNOWN_VALUE, type RequestContext } from '../context';
import { accountOf } from '../pattern/arn';
import type { Truth } from '../truth';
import type { NamedPrincipal } from './statement';

/** Who makes a request. */
export type RequestPrincipal =
  /** A user, a role, a session of a role or of a federated user, or the root user of an account. */
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'service'; readonly service: string }
  /** Who has only signed in at an identity provider, such as `cognito-identity.amazonaws.com`. */
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'canonical'; readonly id: string }
  | { readonly kind: 'anonymous' };

/**
 * As what a statement names somebody. It decides what else limits the permission: a statement that
 * names an account delegates to its policies, one that names a role is limited by boundaries and
 * session policies, and one that names a user, a session or everyone is not.
 */
export type Naming = 'nobody' | 'account' | 'role' | 'directly' | 'unknown';

/** How a list of principals names who makes the request, the strongest first. */
export function namingOf(
  named: readonly NamedPrincipal[],
  principal: RequestPrincipal,
  context: RequestContext,
): Naming {
  const namings = named.map((each) => namedBy(each, principal, context));
  const order: readonly Naming[] = ['directly', 'role', 'account', 'unknown'];
  return order.find((naming) => namings.includes(naming)) ?? 'nobody';
}

/**
 * Whether `NotPrincipal` leaves somebody out. To leave out a user or a session, the account (and the
 * role) has to be named too ("IAM JSON policy elements: NotPrincipal"); AWS does not promise what
 * happens without it.
 */
export function isLeftOut(
  named: readonly NamedPrincipal[],
  principal: RequestPrincipal,
  context: RequestContext,
): Truth {
  const namings = named.map((each) => namedBy(each, principal, context));
  if (principal.kind !== 'arn') return namings.includes('directly');
  if (named.some(isEveryone)) return true;
  const isRoot = principal.arn.endsWith(':root');
  const own = named.some(({ id }) => id === principal.arn);
  if (isRoot) return own || namings.includes('account');
  if (!own) return namings.includes('unknown') ? 'unknown' : namings.includes('role') && 'unknown';
  const isSession = principal.arn.includes(':assumed-role/');
  return (namings.includes('account') && (!isSession || namings.includes('role'))) || 'unknown';
}

export function isEveryone({ type, id }: NamedPrincipal): boolean {
  return id === '*' && (type === '*' || type === 'AWS');
}

function namedBy(
  named: NamedPrincipal,
  principal: RequestPrincipal,
  context: RequestContext,
): Naming {
  if (isEveryone(named)) return 'directly';
  const { type, id } = named;
  switch (principal.kind) {
    case 'service':
      return type === 'Service' && id === principal.service ? 'directly' : 'nobody';
    case 'federated':
      return type === 'Federated' && id === principal.provider ? 'directly' : 'nobody';
    case 'canonical':
      return type === 'CanonicalUser' && id === principal.id ? 'directly' : 'nobody';
    case 'anonymous':
      return 'nobody';
    case 'arn':
      return type === 'AWS' ? arnNamedBy(id, principal.arn, context) : 'nobody';
  }
}

function arnNamedBy(id: string, arn: string, context: RequestContext): Naming {
  const account = accountOf(arn);
  if (id === account || /^arn:[\w-]+:iam::\d{12}:root$/.exec(id)?.[0].split(':')[4] === account)
    return 'account';
  if (id === arn) return arn.includes(':role/') ? 'role' : 'directly';
  return isSessionOf(id, arn, context);
}

/** The ARN of a session leaves out the path of its role, which `aws:PrincipalArn` has. */
function isSessionOf(roleArn: string, arn: string, context: RequestContext): Naming {
  const role = /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn);
  const session = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  if (role === null || session === null) return 'nobody';
  if (role[1] !== session[1] || role[2] !== session[2]) return 'nobody';
  const values = valuesOf(context, 'aws:PrincipalArn');
  if (values === UNKNOWN_VALUE) return 'unknown';
  return values === undefined || values.includes(roleArn) ? 'role' : 'nobody';
}
