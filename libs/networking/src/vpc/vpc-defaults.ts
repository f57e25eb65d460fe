import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import type { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Takes over what AWS makes with every VPC: the security group loses its rules, so that whatever forgets to name one
 * reaches nothing; the route table loses its routes; the network ACL is stated as it is, open, because every subnet
 * without an ACL of its own has it.
 */
export function adoptDefaults(
  scope: Construct,
  vpc: AwsVpc,
  provider: TerraformProvider | undefined,
): void {
  const tags = { Name: `${scope.node.path} (default)` };
  new DefaultSecurityGroup(scope, 'DefaultSecurityGroup', {
    vpcId: vpc.id,
    ingress: [],
    egress: [],
    provider,
    tags,
  });
  new DefaultRouteTable(scope, 'DefaultRouteTable', {
    defaultRouteTableId: vpc.defaultRouteTableId,
    route: [],
    provider,
    tags,
  });
  const everything = { action: 'allow', protocol: '-1', fromPort: 0, toPort: 0 };
  const rules = [
    { ruleNo: 100, cidrBlock: '0.0.0.0/0', ...everything },
    { ruleNo: 101, ipv6CidrBlock: '::/0', ...everything },
  ];
  new DefaultNetworkAcl(scope, 'DefaultNetworkAcl', {
    defaultNetworkAclId: vpc.defaultNetworkAclId,
    ingress: rules,
    egress: rules,
    provider,
    tags,
    // AWS moves subnets in and out as they get ACLs of their own.
    lifecycle: { ignoreChanges: ['subnet_ids'] },
  });
}
