import { interpolationsIn, parseReference, type Condition } from '@archway/checks';
import { textOf, type Configuration } from '@archway/terraform';
import type { Grant } from '../grants/grant';
import { isNarrowed } from '../grants/narrowed';

/** Somebody whose identities AWS trusts, and who gives them to customers of all kinds. */
interface Provider {
  /** Who has an identity of it. */
  readonly everybody: string;
  /** The claim that tells whose identity it is. */
  readonly claim: string;
  /** What a value of the claim has to begin with to be somebody's in particular. */
  readonly pinned: RegExp;
}

const bySubject = (everybody: string, pinned = /^[^:*?]+:[^*?]/): Provider => ({
  ...{ everybody, claim: 'sub', pinned },
});

/**
 * Providers whose address is the same for all of their customers ("Identity-provider controls for shared
 * OIDC providers", id_roles_providers_oidc_secure-by-default.html). A claim of GitHub is pinned by a whole
 * organization: whoever likes may register one that begins in the same way.
 */
const SHARED: Readonly<Record<string, Provider>> = {
  'token.actions.githubusercontent.com': bySubject(
    'anybody on GitHub',
    /^(?:repo:[^/*?]+\/|(?!repo:)[^:*?]+:[^*?])/,
  ),
  'gitlab.com': bySubject(
    'anybody on GitLab',
    /^(?:project_path:[^/*?]+\/|(?!project_path:)[^*?])/,
  ),
  'app.terraform.io': bySubject('anybody on HCP Terraform', /^organization:[^:*?]+:/),
  'agent.buildkite.com': bySubject('anybody on Buildkite', /^organization:[^:*?]+:/),
  'cognito-identity.amazonaws.com': {
    ...{ everybody: 'anybody of any Cognito identity pool', claim: 'aud', pinned: /^[^*?]/ },
  },
  'accounts.google.com': {
    ...{ everybody: 'anybody with an account of Google', claim: 'aud', pinned: /^[^*?]/ },
  },
};

/** Who may become a role because its trust names a shared provider and not whose; undefined for any other. */
export function openTo(grant: Grant, planned: Configuration): string | undefined {
  const { effect, who, conditions } = grant;
  if (effect !== 'Allow' || !('pattern' in who) || !who.pattern.startsWith('Federated ')) {
    return undefined;
  }
  const host = hostOf(who.pattern.replace('Federated ', ''), planned);
  const provider = host === undefined ? undefined : SHARED[host];
  if (host === undefined || provider === undefined || isNarrowed(grant)) return undefined;
  return conditions.some((each) => pins(each, host, provider)) ? undefined : provider.everybody;
}

/** The address of a provider, by its ARN or by the resource that makes it. */
function hostOf(id: string, planned: Configuration): string | undefined {
  const [inner] = interpolationsIn(id);
  if (inner === undefined)
    return /^(?:arn:[\w-]+:iam::[^:]*:oidc-provider\/)?([\w./-]+)$/.exec(id)?.[1];
  const address = parseReference(inner.replace(/^\?/, ''))?.address ?? '';
  const url = textOf(planned.find(address)?.attributes['url']);
  return url?.replace(/^https:\/\//, '').replace(/\/$/, '');
}

/** Whether a condition binds to somebody: by the claim, or by another one but for the audience. */
function pins({ operator, key, values }: Condition, host: string, provider: Provider): boolean {
  if (!key.startsWith(`${host}:`) || /Not|^Null$/.test(operator)) return false;
  const claim = key.slice(host.length + 1);
  // How somebody logged in is not who it is; an audience is of everybody where it is not the claim.
  const isNobody = provider.claim === 'aud' ? claim === 'amr' : claim === 'aud';
  if (isNobody) return false;
  // Without a pattern an asterisk is one, and there is nobody of that name.
  const isPattern = /Like/.test(operator);
  const pinned = claim === provider.claim ? provider.pinned : /^[^*?]/;
  return values.length > 0 && values.every((each) => !isPattern || pinned.test(each));
}
