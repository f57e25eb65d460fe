import { Ec2CarrierGateway } from '@cdktf/provider-aws/lib/ec2-carrier-gateway';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import type { Construct } from 'constructs';
import { hasIpv6 } from './plan-subnets';
import type { VpcProps } from './vpc-props';

/** The gateways of a VPC: those that its tiers have a use for. */
export interface Gateways {
  readonly internet?: InternetGateway;
  readonly egressOnly?: EgressOnlyInternetGateway;
  readonly carrier?: Ec2CarrierGateway;
}

export function addGateways(scope: Construct, vpcId: string, props: VpcProps): Gateways {
  const tiers = Object.values(props.tiers);
  const config = { vpcId, provider: props.provider, tags: { Name: scope.node.path } };
  return {
    ...(tiers.some(({ reach }) => reach === 'public')
      ? { internet: new InternetGateway(scope, 'InternetGateway', config) }
      : {}),
    ...(tiers.some((tier) => tier.reach === 'private' && hasIpv6(tier, props))
      ? { egressOnly: new EgressOnlyInternetGateway(scope, 'EgressOnlyGateway', config) }
      : {}),
    ...(tiers.some(({ reach }) => reach === 'carrier')
      ? { carrier: new Ec2CarrierGateway(scope, 'CarrierGateway', config) }
      : {}),
  };
}
