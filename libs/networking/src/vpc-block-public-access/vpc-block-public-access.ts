import { VpcBlockPublicAccessOptions } from '@cdktf/provider-aws/lib/vpc-block-public-access-options';
import { notOneOf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export interface VpcBlockPublicAccessProps {
  /**
   * `block-bidirectional` closes every internet and egress-only gateway, `block-ingress` lets answers to NAT and
   * egress-only traffic back in.
   *
   * @default 'block-bidirectional'
   */
  readonly internetGatewayBlockMode?: 'block-bidirectional' | 'block-ingress' | 'off';

  /**
   * Another region of the stack's account.
   *
   * @default - the stack's own
   */
  readonly provider?: TerraformProvider;
}

/**
 * Blocks the internet for every VPC of an account in a region, whatever their routes say; VPCs and tiers can be
 * exempt by `publicAccessExclusion`. One for an account and region.
 */
export class VpcBlockPublicAccess extends Construct {
  constructor(scope: Construct, id: string, props: VpcBlockPublicAccessProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'VpcBlockPublicAccess', props);
    const { internetGatewayBlockMode = 'block-bidirectional', provider } = props;
    rejectProps(this, [
      notOneOf('internetGatewayBlockMode', internetGatewayBlockMode, [
        'block-bidirectional',
        'block-ingress',
        'off',
      ]),
    ]);
    new VpcBlockPublicAccessOptions(this, 'Default', { internetGatewayBlockMode, provider });
  }
}
