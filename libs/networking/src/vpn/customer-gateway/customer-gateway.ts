import { CustomerGateway as AwsCustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import type { Problem } from '@archway/core';
import { environmentOf, isOpen, notMatching, problemIf, rejectProps, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { parseAddress } from '../../address/prefix';
import { asnText, notCustomerAsn } from '../../autonomous-system/autonomous-system';
import { declaredProps } from '../../declared-props';
import { InsideBlocks } from '../inside-blocks/inside-blocks';

/** What AWS knows of a device at the other end, of this app or another. */
export interface ICustomerGateway extends IConstruct {
  readonly customerGatewayId: string;
  /** The device's autonomous system; unset where only others know it. */
  readonly bgpAsn?: number;
  /** The device's address; unset where it has none that lasts, or only others know it. */
  readonly ipAddress?: string;
  /** Whether a certificate stands in the place of pre-shared keys. */
  readonly usesCertificate: boolean;
  /** Blocks inside the tunnels that end at the device. */
  readonly insideBlocks: InsideBlocks;
}

export interface CustomerGatewayProps {
  /**
   * The IPv4 address at which the device is reached: public, or private for a VPN over Direct Connect. Needed unless
   * there is a certificate.
   *
   * @default - any address, which the certificate makes good for
   */
  readonly ipAddress?: string;

  /**
   * The device's autonomous system: 1 to 4294967294, without those that are Amazon's own.
   *
   * @default 65000
   */
  readonly bgpAsn?: number;

  /**
   * A private certificate of ACM that the device shows instead of pre-shared keys.
   *
   * @default - pre-shared keys
   */
  readonly certificateArn?: string;

  /**
   * What people call the device: 1 to 255 characters.
   *
   * @default - none
   */
  readonly deviceName?: string;

  /**
   * Which account and region it is known in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface CustomerGatewayAttributes {
  readonly customerGatewayId: string;

  /**
   * @default - not known
   */
  readonly bgpAsn?: number;

  /**
   * @default - not known
   */
  readonly ipAddress?: string;

  /**
   * @default false
   */
  readonly usesCertificate?: boolean;
}

/** What EC2 takes for the number of 31 bits; larger ones go into an argument of their own. */
const LARGEST_SHORT_ASN = 2_147_483_647;

/** The device at the other end of VPNs, as AWS has to know it. */
export class CustomerGateway extends Construct implements ICustomerGateway {
  /** A customer gateway that others deploy. */
  static fromCustomerGatewayAttributes(
    scope: Construct,
    id: string,
    attributes: CustomerGatewayAttributes,
  ): ICustomerGateway {
    return new ImportedCustomerGateway(scope, id, attributes);
  }

  readonly customerGatewayId: string;
  readonly customerGatewayArn: string;
  readonly bgpAsn: number;
  readonly ipAddress?: string;
  readonly usesCertificate: boolean;
  readonly insideBlocks = new InsideBlocks();

  constructor(scope: Construct, id: string, props: CustomerGatewayProps) {
    super(scope, id);
    declaredProps.check(this, 'CustomerGateway', props);
    const { bgpAsn = 65_000, ipAddress, certificateArn, deviceName } = props;
    rejectProps(this, [
      problemIf(
        ipAddress === undefined && certificateArn === undefined,
        'ipAddress must be given where there is no certificateArn, got neither',
      ),
      addressProblem(ipAddress),
      notCustomerAsn('bgpAsn', bgpAsn, environmentOf(this).region),
      notMatching(
        'certificateArn',
        certificateArn,
        /^arn:[^:]+:acm(-pca)?:[^:]+:\d{12}:certificate/,
        'the ARN of a certificate of ACM',
      ),
      notMatching('deviceName', deviceName, /^.{1,255}$/, '1 to 255 characters'),
    ]);
    this.bgpAsn = bgpAsn;
    this.ipAddress = ipAddress;
    this.usesCertificate = certificateArn !== undefined;
    const gateway = new AwsCustomerGateway(this, 'Default', {
      type: 'ipsec.1',
      ...asnArgument(bgpAsn),
      ipAddress,
      certificateArn,
      deviceName,
      provider: props.provider,
      tags: { Name: this.node.path },
    });
    this.customerGatewayId = gateway.id;
    this.customerGatewayArn = gateway.arn;
  }
}

class ImportedCustomerGateway extends Construct implements ICustomerGateway {
  readonly customerGatewayId: string;
  readonly bgpAsn?: number;
  readonly ipAddress?: string;
  readonly usesCertificate: boolean;
  readonly insideBlocks = new InsideBlocks();

  constructor(scope: Construct, id: string, attributes: CustomerGatewayAttributes) {
    super(scope, id);
    this.customerGatewayId = attributes.customerGatewayId;
    this.bgpAsn = attributes.bgpAsn;
    this.ipAddress = attributes.ipAddress;
    this.usesCertificate = attributes.usesCertificate ?? false;
  }
}

function asnArgument(asn: number): { bgpAsn: string } | { bgpAsnExtended: string } {
  const text = asnText(asn);
  return !Token.isUnresolved(asn) && asn > LARGEST_SHORT_ASN
    ? { bgpAsnExtended: text }
    : { bgpAsn: text };
}

function addressProblem(address: string | undefined): Problem {
  if (isOpen(address)) return undefined;
  return problemIf(
    parseAddress(address)?.family !== 'ipv4',
    `ipAddress must be an IPv4 address such as 203.0.113.10, got ${show(address)}`,
  );
}
