import type { Route53ResolverFirewallRuleConfig } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule';
import type { Problem } from '@archway/core';
import { notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import type { IDnsFirewallDomainList } from './dns-firewall-domain-list';

/** An answer that leads elsewhere. */
export interface CnameOverride {
  /** The name that is answered instead. */
  readonly cname: string;

  /**
   * How long clients may keep the answer, in seconds, 0 to 604800.
   *
   * @default 0
   */
  readonly ttlSeconds?: number;
}

/** What becomes of a query: it is answered, answered and logged, or blocked with one of three answers. */
export type DnsFirewallAction =
  'allow' | 'alert' | { readonly block: 'nodata' | 'nxdomain' | CnameOverride };

export interface DnsFirewallRuleProps {
  readonly domains: IDnsFirewallDomainList;

  /** Rules are tried from the lowest number on; each number once in a group, with room between them. */
  readonly priority: number;

  /**
   * @default { block: 'nodata' }
   */
  readonly action?: DnsFirewallAction;

  /**
   * The type of record that is asked for, such as `AAAA` or `TYPE28`.
   *
   * @default - all
   */
  readonly queryType?: string;

  /**
   * Whether a domain that is reached by a CNAME or DNAME record has to be on the list too, where the first one is.
   *
   * @default true
   */
  readonly inspectRedirections?: boolean;
}

/** What is wrong with a rule. */
export function dnsFirewallRuleProblems(props: DnsFirewallRuleProps): readonly Problem[] {
  const { priority, action, queryType } = props;
  const block = typeof action === 'object' ? action.block : undefined;
  return [
    notWhole('priority', priority, 1, 2_147_483_647),
    problemIf(
      typeof action === 'string' && !['allow', 'alert'].includes(action),
      `action must be allow, alert or a block, got ${show(action)}`,
    ),
    typeof block === 'string' ? notOneOf('action.block', block, ['nodata', 'nxdomain']) : undefined,
    ...(typeof block === 'object'
      ? [
          notMatching(
            'action.block.cname',
            block.cname,
            /^(?=.{1,255}$)([A-Za-z0-9_-]{1,63}\.)+[A-Za-z0-9_-]{1,63}\.?$/,
            'a domain such as blocked.example.com',
          ),
          notWhole('action.block.ttlSeconds', block.ttlSeconds, 0, 604_800),
        ]
      : []),
    notMatching('queryType', queryType, /^[A-Z][A-Z0-9]{0,15}$/, 'a type of record such as AAAA'),
  ];
}

/** What the rule says, in Terraform's words. */
export function dnsFirewallRuleArguments(
  props: DnsFirewallRuleProps,
): Pick<
  Route53ResolverFirewallRuleConfig,
  | 'action'
  | 'blockOverrideDnsType'
  | 'blockOverrideDomain'
  | 'blockOverrideTtl'
  | 'blockResponse'
  | 'firewallDomainRedirectionAction'
  | 'qType'
> {
  const { action = { block: 'nodata' }, inspectRedirections = true } = props;
  const common = {
    qType: props.queryType,
    firewallDomainRedirectionAction: inspectRedirections
      ? 'INSPECT_REDIRECTION_DOMAIN'
      : 'TRUST_REDIRECTION_DOMAIN',
  };
  if (typeof action === 'string') return { ...common, action: action.toUpperCase() };
  const { block } = action;
  if (typeof block === 'string') {
    return { ...common, action: 'BLOCK', blockResponse: block.toUpperCase() };
  }
  return {
    ...common,
    action: 'BLOCK',
    blockResponse: 'OVERRIDE',
    blockOverrideDnsType: 'CNAME',
    blockOverrideDomain: block.cname,
    blockOverrideTtl: block.ttlSeconds ?? 0,
  };
}
