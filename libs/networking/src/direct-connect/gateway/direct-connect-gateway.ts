import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway';
import { environmentOf, notMatching, physicalName, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { asnText, notPrivateAsn } from '../../autonomous-system/autonomous-system';
import { declaredProps } from '../../declared-props';
import { DirectConnectGatewayLedger } from './direct-connect-gateway-ledger';

/** A Direct Connect gateway, of this app or another. */
export interface IDirectConnectGateway extends IConstruct {
  readonly directConnectGatewayId: string;
  /** Amazon's side of BGP sessions; unset where only others know it. */
  readonly amazonSideAsn?: number;
  readonly ownerAccountId: string;
  /** Where the gateway lives when that is not the stack's own account. */
  readonly provider?: TerraformProvider;
  /** What may meet on it only once. */
  readonly ledger: DirectConnectGatewayLedger;
}

export interface DirectConnectGatewayProps {
  /**
   * @default - derived from the stage and the construct's path
   */
  readonly gatewayName?: string;

  /**
   * Amazon's side of BGP sessions: 64512 to 65534, or 4200000000 to 4294967294. It differs from that of Transit
   * Gateways that are associated, and can never be changed.
   *
   * @default 64512
   */
  readonly amazonSideAsn?: number;

  /**
   * Which account it is in. The gateway itself belongs to no region.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;

  /**
   * The account of `provider`.
   *
   * @default - the stack's
   */
  readonly ownerAccountId?: string;
}

export interface DirectConnectGatewayAttributes {
  readonly directConnectGatewayId: string;

  /**
   * @default - not known
   */
  readonly amazonSideAsn?: number;

  /**
   * @default - the stack's account
   */
  readonly ownerAccountId?: string;

  /**
   * Which account it is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** What joins virtual interfaces at any location with gateways in any region. */
export class DirectConnectGateway extends Construct implements IDirectConnectGateway {
  /** A Direct Connect gateway that others deploy. */
  static fromDirectConnectGatewayAttributes(
    scope: Construct,
    id: string,
    attributes: DirectConnectGatewayAttributes,
  ): IDirectConnectGateway {
    return new ImportedDirectConnectGateway(scope, id, attributes);
  }

  readonly directConnectGatewayId: string;
  readonly amazonSideAsn: number;
  readonly ownerAccountId: string;
  readonly provider?: TerraformProvider;
  readonly ledger = new DirectConnectGatewayLedger();

  constructor(scope: Construct, id: string, props: DirectConnectGatewayProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'DirectConnectGateway', props);
    const { amazonSideAsn = 64_512, gatewayName, ownerAccountId } = props;
    rejectProps(this, [
      notPrivateAsn('amazonSideAsn', amazonSideAsn),
      notMatching('gatewayName', gatewayName, /^.{1,100}$/, '1 to 100 characters'),
      notMatching('ownerAccountId', ownerAccountId, /^\d{12}$/, 'twelve digits'),
    ]);
    this.amazonSideAsn = amazonSideAsn;
    this.ownerAccountId = ownerAccountId ?? environmentOf(this).accountId;
    this.provider = props.provider;
    this.directConnectGatewayId = new DxGateway(this, 'Default', {
      name: gatewayName ?? physicalName(this, 100),
      amazonSideAsn: asnText(amazonSideAsn),
      provider: props.provider,
    }).id;
  }
}

class ImportedDirectConnectGateway extends Construct implements IDirectConnectGateway {
  readonly directConnectGatewayId: string;
  readonly amazonSideAsn?: number;
  readonly ownerAccountId: string;
  readonly provider?: TerraformProvider;
  readonly ledger = new DirectConnectGatewayLedger();

  constructor(scope: Construct, id: string, attributes: DirectConnectGatewayAttributes) {
    super(scope, id);
    this.directConnectGatewayId = attributes.directConnectGatewayId;
    this.amazonSideAsn = attributes.amazonSideAsn;
    this.ownerAccountId = attributes.ownerAccountId ?? environmentOf(this).accountId;
    this.provider = attributes.provider;
  }
}
