import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53ZoneAssociation } from '@cdktf/provider-aws/lib/route53-zone-association';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ZoneVpc } from '../hosted-zone/hosted-zone-props';

export interface ZoneAssociationProps extends ZoneVpc {
  /** A private zone of another account, which has authorized the VPC. */
  readonly hostedZoneId: string;

  /**
   * @default - the stack's
   */
  readonly provider?: AwsProvider;
}

/** Lets a VPC of this account ask a private zone of another account, which has authorized it. */
export class ZoneAssociation extends Construct {
  constructor(scope: Construct, id: string, props: ZoneAssociationProps) {
    super(scope, id);
    declaredProps.check(this, 'ZoneAssociation', props);
    new Route53ZoneAssociation(this, 'Default', {
      zoneId: props.hostedZoneId,
      vpcId: props.vpcId,
      vpcRegion: props.vpcRegion,
      provider: props.provider,
    });
  }
}
