import { Route53ResolverFirewallDomainList } from '@cdktf/provider-aws/lib/route53-resolver-firewall-domain-list';
import { notMatching, physicalName, problemIf, rejectProps, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';

/** Domains under one name, of this app or kept by AWS. */
export interface IDnsFirewallDomainList extends IConstruct {
  readonly domainListId: string;
}

export interface DnsFirewallDomainListProps {
  /** Each once: a domain alone, `*.` and a domain for all below it, or `*` for every one. */
  readonly domains: readonly string[];

  /**
   * Which account and region the list is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface DnsFirewallDomainListAttributes {
  readonly domainListId: string;
}

/** Domains that rules of a DNS firewall speak of. */
export class DnsFirewallDomainList extends Construct implements IDnsFirewallDomainList {
  /** A list that others deploy, or one that AWS keeps: those have an identifier in each region. */
  static fromDomainListAttributes(
    scope: Construct,
    id: string,
    attributes: DnsFirewallDomainListAttributes,
  ): IDnsFirewallDomainList {
    return new ImportedDomainList(scope, id, attributes);
  }

  readonly domainListId: string;
  readonly domainListArn: string;

  constructor(scope: Construct, id: string, props: DnsFirewallDomainListProps) {
    super(scope, id);
    declaredProps.check(this, 'DnsFirewallDomainList', props);
    const { domains, provider } = props;
    rejectProps(this, [
      problemIf(domains.length === 0, 'domains must be at least one'),
      ...domains.map((domain) =>
        notMatching(
          'domains',
          domain,
          /^(\*|(?=.{1,255}$)(\*\.)?([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?)$/,
          'domains such as example.com, *.example.com or *',
        ),
      ),
      ...domains
        .filter((domain, index) => domains.indexOf(domain) !== index)
        .map((domain) => `domains must each be there once, got ${show(domain)} twice`),
    ]);
    const list = new Route53ResolverFirewallDomainList(this, 'Default', {
      name: physicalName(this, 64),
      domains: [...domains],
      provider,
      tags: { Name: this.node.path },
    });
    this.domainListId = list.id;
    this.domainListArn = list.arn;
  }
}

class ImportedDomainList extends Construct implements IDnsFirewallDomainList {
  readonly domainListId: string;

  constructor(scope: Construct, id: string, attributes: DnsFirewallDomainListAttributes) {
    super(scope, id);
    this.domainListId = attributes.domainListId;
  }
}
