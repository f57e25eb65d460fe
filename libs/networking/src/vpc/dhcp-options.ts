import { VpcDhcpOptions } from '@cdktf/provider-aws/lib/vpc-dhcp-options';
import { VpcDhcpOptionsAssociation } from '@cdktf/provider-aws/lib/vpc-dhcp-options-association';
import type { Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { DhcpOptions } from './vpc-props';

/** What is wrong with DHCP options. */
export function dhcpProblems(options: DhcpOptions | undefined): readonly Problem[] {
  if (options === undefined) return [];
  const lists = ['domainNameServers', 'ntpServers', 'netbiosNameServers'] as const;
  return [
    problemIf(Object.keys(options).length === 0, 'dhcpOptions must say something, or be left out'),
    ...lists.map((list) => {
      const length = options[list]?.length ?? 1;
      return problemIf(
        length < 1 || length > 4,
        `dhcpOptions.${list} must be 1 to 4 addresses, got ${length}`,
      );
    }),
    notOneOf('dhcpOptions.netbiosNodeType', options.netbiosNodeType, [1, 2, 4, 8]),
    notWhole(
      'dhcpOptions.ipv6AddressPreferredLeaseTimeSeconds',
      options.ipv6AddressPreferredLeaseTimeSeconds,
      140,
      2_147_483_647,
    ),
  ];
}

/** Makes the options and gives them to the VPC. */
export function addDhcpOptions(
  scope: Construct,
  vpcId: string,
  options: DhcpOptions,
  provider: TerraformProvider | undefined,
): void {
  const { domainNameServers = ['AmazonProvidedDNS'], netbiosNodeType, ...others } = options;
  const set = new VpcDhcpOptions(scope, 'DhcpOptions', {
    domainName: others.domainName,
    domainNameServers: [...domainNameServers],
    ntpServers: others.ntpServers && [...others.ntpServers],
    netbiosNameServers: others.netbiosNameServers && [...others.netbiosNameServers],
    netbiosNodeType: netbiosNodeType?.toString(),
    ipv6AddressPreferredLeaseTime: others.ipv6AddressPreferredLeaseTimeSeconds?.toString(),
    provider,
    tags: { Name: scope.node.path },
  });
  new VpcDhcpOptionsAssociation(scope, 'DhcpOptionsAssociation', {
    vpcId,
    dhcpOptionsId: set.id,
    provider,
  });
}
