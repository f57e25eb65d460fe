import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection';
import { DxConnectionAssociation } from '@cdktf/provider-aws/lib/dx-connection-association';
import type { Metric, Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notOneOf,
  physicalName,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { DirectConnectLag } from '../lag/direct-connect-lag';
import type { IDirectConnectLink } from '../link/link';
import { LinkLedger } from '../link/link';
import type { MacSec } from '../macsec/macsec';
import { addMacSecKey, macSecProblems } from '../macsec/macsec';

/** How fast ports are that AWS dedicates to one customer. */
export const DEDICATED_BANDWIDTHS = ['1Gbps', '10Gbps', '100Gbps', '400Gbps'] as const;

export type DedicatedBandwidth = (typeof DEDICATED_BANDWIDTHS)[number];

/** AWS's codes of its Direct Connect locations, such as `EqFA5` or `INXD6`. */
const LOCATION = /^[A-Za-z0-9-]{2,20}$/;

/** A location that cannot be a code. */
export function notLocation(prop: string, location: string): Problem {
  return notMatching(prop, location, LOCATION, "AWS's code of a location, such as EqFA5");
}

export interface DirectConnectConnectionProps {
  /** AWS's code of the location, such as `EqFA5`; `aws directconnect describe-locations` lists them. */
  readonly location: string;

  readonly bandwidth: DedicatedBandwidth;

  /**
   * @default - derived from the stage and the construct's path
   */
  readonly connectionName?: string;

  /**
   * Who carries the line to the location.
   *
   * @default - nobody in between
   */
  readonly providerName?: string;

  /**
   * Encryption of the wire. A port has it from its order on or never.
   *
   * @default - none
   */
  readonly macSec?: MacSec;

  /**
   * The group it joins; of the same location and bandwidth.
   *
   * @default - none
   */
  readonly lag?: DirectConnectLag;

  /**
   * Whether the port stays ordered, and billed, when it is deleted here.
   *
   * @default false
   */
  readonly retainOnDelete?: boolean;

  /**
   * Which account and region orders it.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface DirectConnectConnectionAttributes {
  readonly connectionId: string;

  /**
   * Which account and region it is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** A port of one's own at a Direct Connect location. */
export class DirectConnectConnection extends Construct implements IDirectConnectLink {
  /** A dedicated connection that others order. */
  static fromConnectionAttributes(
    scope: Construct,
    id: string,
    attributes: DirectConnectConnectionAttributes,
  ): IDirectConnectLink {
    return new ImportedConnection(scope, id, attributes);
  }

  readonly linkId: string;
  readonly connectionArn: string;
  readonly provider?: TerraformProvider;
  readonly ledger = new LinkLedger('dedicated');

  constructor(scope: Construct, id: string, props: DirectConnectConnectionProps) {
    super(scope, id);
    declaredProps.check(this, 'DirectConnectConnection', props);
    const { location, bandwidth, macSec, lag, provider } = props;
    rejectProps(this, [
      notLocation('location', location),
      notOneOf('bandwidth', bandwidth, DEDICATED_BANDWIDTHS),
      notMatching('connectionName', props.connectionName, /^.{1,100}$/, '1 to 100 characters'),
      ...macSecProblems(macSec, bandwidth),
      ...lagProblems(props),
      ...(lag?.noteMember() ?? []),
    ]);
    this.provider = provider;
    const connection = new DxConnection(this, 'Default', {
      name: props.connectionName ?? physicalName(this, 100),
      location,
      bandwidth,
      providerName: props.providerName,
      requestMacsec: macSec === undefined ? undefined : true,
      encryptionMode: macSec?.encryptionMode ?? (macSec?.key && 'must_encrypt'),
      skipDestroy: props.retainOnDelete,
      provider,
      tags: { Name: this.node.path },
    });
    this.linkId = connection.id;
    this.connectionArn = connection.arn;
    if (macSec?.key) addMacSecKey(this, connection.id, macSec.key, provider);
    if (lag) {
      new DxConnectionAssociation(this, 'Lag', {
        connectionId: connection.id,
        lagId: lag.linkId,
        provider,
      });
    }
  }

  /** 1 while the port has light and speaks, 0 otherwise. */
  metricConnectionState(): Metric {
    return {
      namespace: 'AWS/DX',
      metricName: 'ConnectionState',
      dimensions: { ConnectionId: this.linkId },
      statistic: 'Minimum',
    };
  }
}

class ImportedConnection extends Construct implements IDirectConnectLink {
  readonly linkId: string;
  readonly provider?: TerraformProvider;
  readonly ledger = new LinkLedger('dedicated');

  constructor(scope: Construct, id: string, attributes: DirectConnectConnectionAttributes) {
    super(scope, id);
    this.linkId = attributes.connectionId;
    this.provider = attributes.provider;
  }
}

function* lagProblems({ lag, location, bandwidth, macSec }: DirectConnectConnectionProps) {
  if (lag === undefined) return;
  yield problemIf(
    !isOpen(location) && !isOpen(lag.location) && location !== lag.location,
    `location must be the group's, ${lag.location}, got ${show(location)}`,
  );
  yield problemIf(
    bandwidth !== lag.bandwidth,
    `bandwidth must be the group's, ${lag.bandwidth}, got ${show(bandwidth)}`,
  );
  yield problemIf(
    macSec?.key !== undefined,
    'macSec.key must be given to the group, not to a connection in it',
  );
}
