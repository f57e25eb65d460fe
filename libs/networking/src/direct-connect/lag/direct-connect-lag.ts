import { DxLag } from '@cdktf/provider-aws/lib/dx-lag';
import type { Problem } from '@archway/core';
import { notMatching, notOneOf, physicalName, problemIf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { DedicatedBandwidth } from '../connection/direct-connect-connection';
import { DEDICATED_BANDWIDTHS, notLocation } from '../connection/direct-connect-connection';
import type { IDirectConnectLink } from '../link/link';
import { LinkLedger } from '../link/link';
import type { MacSecKey } from '../macsec/macsec';
import { addMacSecKey, keyProblems, macSecProblems } from '../macsec/macsec';

export interface DirectConnectLagProps {
  /** AWS's code of the location that all connections of the group are at. */
  readonly location: string;

  /** How fast each connection of the group is. */
  readonly bandwidth: DedicatedBandwidth;

  /**
   * @default - derived from the stage and the construct's path
   */
  readonly lagName?: string;

  /**
   * Who carries the lines to the location.
   *
   * @default - nobody in between
   */
  readonly providerName?: string;

  /**
   * The MACsec key of all connections in the group, each of which is ordered with `macSec`.
   *
   * @default - none
   */
  readonly macSecKey?: MacSecKey;

  /**
   * Whether deleting the group deletes the connections in it.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;

  /**
   * Which account and region it is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/**
 * Connections of one location that carry as one, which adds bandwidth and saves from the loss of a port, not of a
 * location. Connections join it by their `lag`.
 */
export class DirectConnectLag extends Construct implements IDirectConnectLink {
  readonly linkId: string;
  readonly lagArn: string;
  readonly location: string;
  readonly bandwidth: DedicatedBandwidth;
  readonly provider?: TerraformProvider;
  readonly ledger = new LinkLedger('dedicated');
  private members = 0;

  constructor(scope: Construct, id: string, props: DirectConnectLagProps) {
    super(scope, id);
    declaredProps.check(this, 'DirectConnectLag', props);
    const { location, bandwidth, macSecKey, provider } = props;
    rejectProps(this, [
      notLocation('location', location),
      notOneOf('bandwidth', bandwidth, DEDICATED_BANDWIDTHS),
      notMatching('lagName', props.lagName, /^.{1,100}$/, '1 to 100 characters'),
      ...(macSecKey ? [...macSecProblems({}, bandwidth), ...keyProblems(macSecKey)] : []),
    ]);
    this.location = location;
    this.bandwidth = bandwidth;
    this.provider = provider;
    const lag = new DxLag(this, 'Default', {
      name: props.lagName ?? physicalName(this, 100),
      location,
      connectionsBandwidth: bandwidth,
      providerName: props.providerName,
      forceDestroy: props.forceDestroy,
      provider,
      tags: { Name: this.node.path },
    });
    this.linkId = lag.id;
    this.lagArn = lag.arn;
    if (macSecKey) addMacSecKey(this, lag.id, macSecKey, provider);
  }

  /**
   * Notes one more connection.
   *
   * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
   */
  noteMember(): readonly Problem[] {
    this.members += 1;
    const most = ['100Gbps', '400Gbps'].includes(this.bandwidth) ? 2 : 4;
    return [
      problemIf(
        this.members > most,
        `lag '${this.node.path}' must have at most ${most} connections of ${this.bandwidth}, this is number ${this.members}`,
      ),
    ];
  }
}
