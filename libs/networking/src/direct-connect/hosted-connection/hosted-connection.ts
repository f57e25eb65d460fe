import { DxConnectionConfirmation } from '@cdktf/provider-aws/lib/dx-connection-confirmation';
import { DxHostedConnection } from '@cdktf/provider-aws/lib/dx-hosted-connection';
import { notMatching, notOneOf, notWhole, physicalName, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IDirectConnectLink } from '../link/link';
import { LinkLedger } from '../link/link';

/** How fast connections are that partners host. */
export const HOSTED_BANDWIDTHS = [
  '50Mbps',
  '100Mbps',
  '200Mbps',
  '300Mbps',
  '400Mbps',
  '500Mbps',
  '1Gbps',
  '2Gbps',
  '5Gbps',
  '10Gbps',
  '25Gbps',
] as const;

export type HostedBandwidth = (typeof HOSTED_BANDWIDTHS)[number];

export interface HostedConnectionProps {
  /** The partner's own connection or group. */
  readonly link: IDirectConnectLink;

  /** Whom it is for: twelve digits. */
  readonly ownerAccountId: string;

  readonly bandwidth: HostedBandwidth;

  /** 1 to 4094. */
  readonly vlan: number;

  /**
   * @default - derived from the stage and the construct's path
   */
  readonly connectionName?: string;
}

/** A part of a partner's connection for another account, which accepts it with `HostedConnectionAccepter`. */
export class HostedConnection extends Construct {
  readonly connectionId: string;

  constructor(scope: Construct, id: string, props: HostedConnectionProps) {
    super(scope, id);
    declaredProps.check(this, 'HostedConnection', props);
    rejectProps(this, [
      notMatching('ownerAccountId', props.ownerAccountId, /^\d{12}$/, 'twelve digits'),
      notOneOf('bandwidth', props.bandwidth, HOSTED_BANDWIDTHS),
      notWhole('vlan', props.vlan, 1, 4_094),
      notMatching('connectionName', props.connectionName, /^.{1,100}$/, '1 to 100 characters'),
    ]);
    this.connectionId = new DxHostedConnection(this, 'Default', {
      connectionId: props.link.linkId,
      name: props.connectionName ?? physicalName(this, 100),
      ownerAccountId: props.ownerAccountId,
      bandwidth: props.bandwidth,
      vlan: props.vlan,
      provider: props.link.provider,
    }).id;
  }
}

export interface HostedConnectionAccepterProps {
  /** What the partner hosts. */
  readonly connectionId: string;

  /**
   * Which account and region it is for.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** Accepts what a partner hosts for this account, from when on it is billed. It carries one virtual interface. */
export class HostedConnectionAccepter extends Construct implements IDirectConnectLink {
  readonly linkId: string;
  readonly provider?: TerraformProvider;
  readonly ledger = new LinkLedger('hosted');

  constructor(scope: Construct, id: string, props: HostedConnectionAccepterProps) {
    super(scope, id);
    declaredProps.check(this, 'HostedConnectionAccepter', props);
    this.provider = props.provider;
    this.linkId = new DxConnectionConfirmation(this, 'Default', {
      connectionId: props.connectionId,
      provider: props.provider,
    }).connectionId;
  }
}
