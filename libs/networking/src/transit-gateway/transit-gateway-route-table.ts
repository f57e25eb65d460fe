import { Ec2TransitGatewayPrefixListReference } from '@cdktf/provider-aws/lib/ec2-transit-gateway-prefix-list-reference';
import { Ec2TransitGatewayRoute } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route';
import { Ec2TransitGatewayRouteTable } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table';
import { Ec2TransitGatewayRouteTableAssociation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association';
import { Ec2TransitGatewayRouteTablePropagation } from '@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation';
import type { Problem } from '@archway/core';
import { isOpen, movedFrom, pathBelow, problemIf, rejectProps } from '@archway/core';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { notPrefix } from '../address/not-prefix';
import { enclosingPrefix, formatPrefix } from '../address/prefix';
import { declaredProps } from '../declared-props';
import type { IPrefixList } from '../security-group/peer';
import { ConnectAttachment } from './connect-attachment';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';
import { differ } from './transit-gateway-reference';

/** Which addresses a route of a Transit Gateway is for: a block of either family, or all of a list. */
export type TransitGatewayDestination =
  { readonly cidrBlock: string } | { readonly prefixList: IPrefixList };

/**
 * Where a Transit Gateway looks up what arrives from the attachments associated with it. A table, of this app or
 * another. Everything in it is a resource of its own, whose id comes from the caller: unique among its kind, and never
 * derived from an address.
 */
export interface ITransitGatewayRouteTable extends IConstruct {
  readonly transitGatewayRouteTableId: string;
  readonly transitGateway: ITransitGateway;

  /**
   * Looks up here what arrives from `attachment`: one table for each attachment.
   *
   * When an attachment gets another table, its traffic is dropped for the seconds between the two associations. Where the
   * attachment belongs to another stack, end the old association in an apply of its own.
   */
  associate(id: string, attachment: ITransitGatewayAttachment): void;

  /** Learns the routes to what is behind `attachment`. Refused for an attachment that does not propagate. */
  propagate(id: string, attachment: ITransitGatewayAttachment): void;

  /** Sends what is for `destination` to `attachment`, whatever is propagated. */
  addRoute(
    id: string,
    destination: TransitGatewayDestination,
    attachment: ITransitGatewayAttachment,
  ): void;

  /** Drops what is for `destination`, whatever is propagated. */
  addBlackhole(id: string, destination: TransitGatewayDestination): void;
}

export interface TransitGatewayRouteTableProps {
  readonly transitGateway: ITransitGateway;

  /**
   * What people read in the console.
   *
   * @default - the construct's path
   */
  readonly name?: string;
}

export interface TransitGatewayRouteTableAttributes {
  readonly transitGatewayRouteTableId: string;
  readonly transitGateway: ITransitGateway;
}

abstract class TransitGatewayRouteTableBase extends Construct implements ITransitGatewayRouteTable {
  abstract readonly transitGatewayRouteTableId: string;
  abstract readonly transitGateway: ITransitGateway;
  private readonly destinations = new Map<string, string>();

  associate(id: string, attachment: ITransitGatewayAttachment): void {
    const { attachmentId } = attachment;
    const { ledger } = this.transitGateway;
    rejectProps(this, [
      this.notAttached(`association ${id}`, attachment),
      ledger.noteAssociation(this, attachmentId, attachment),
    ]);
    this.associateInOrder(id, attachment);
  }

  propagate(id: string, attachment: ITransitGatewayAttachment): void {
    rejectProps(this, [
      this.notAttached(`propagation ${id}`, attachment),
      problemIf(
        !attachment.propagates,
        `propagation ${id}: '${attachment.node.path}' does not propagate: add routes to it`,
      ),
    ]);
    new Ec2TransitGatewayRouteTablePropagation(this.home('Propagations'), id, {
      ...this.place(),
      transitGatewayAttachmentId: attachment.attachmentId,
    });
  }

  addRoute(
    id: string,
    destination: TransitGatewayDestination,
    attachment: ITransitGatewayAttachment,
  ): void {
    rejectProps(this, [
      this.notAttached(`route ${id}`, attachment),
      problemIf(
        attachment instanceof ConnectAttachment,
        `route ${id}: '${attachment.node.path}' takes no static routes: propagate it`,
      ),
      ...this.notDestination(`route ${id}`, destination),
    ]);
    this.write(id, destination, { transitGatewayAttachmentId: attachment.attachmentId });
  }

  addBlackhole(id: string, destination: TransitGatewayDestination): void {
    rejectProps(this, [...this.notDestination(`blackhole ${id}`, destination)]);
    this.write(id, destination, { blackhole: true });
  }

  /**
   * An attachment has one association. In the attachment, its address stays when the table becomes another one, so that
   * Terraform ends the old association before it makes the new one. An attachment of another stack cannot hold it.
   */
  private associateInOrder(id: string, attachment: ITransitGatewayAttachment): void {
    const stack = TerraformStack.of(this);
    const here = TerraformStack.of(attachment) === stack;
    const association = new Ec2TransitGatewayRouteTableAssociation(
      here ? attachment : this.home('Associations'),
      here ? this.associationId(attachment) : id,
      { ...this.place(), transitGatewayAttachmentId: attachment.attachmentId },
    );
    if (here) movedFrom(association, [...pathBelow(stack, this), 'Associations', id].join('/'));
  }

  /** A peering has one association on each of its two Transit Gateways. */
  private associationId({ transitGateways }: ITransitGatewayAttachment): string {
    const [first] = transitGateways;
    return first !== undefined && differ(first, this.transitGateway)
      ? 'PeerRouteTableAssociation'
      : 'RouteTableAssociation';
  }

  private write(
    id: string,
    destination: TransitGatewayDestination,
    target: { readonly transitGatewayAttachmentId: string } | { readonly blackhole: true },
  ): void {
    if ('prefixList' in destination) {
      const { prefixListId } = destination.prefixList;
      const home = this.home('PrefixLists');
      new Ec2TransitGatewayPrefixListReference(home, id, {
        ...this.place(),
        ...target,
        prefixListId,
      });
      return;
    }
    const { cidrBlock: destinationCidrBlock } = destination;
    new Ec2TransitGatewayRoute(this.home('Routes'), id, {
      ...this.place(),
      ...target,
      destinationCidrBlock,
    });
  }

  private place() {
    return {
      transitGatewayRouteTableId: this.transitGatewayRouteTableId,
      provider: this.transitGateway.provider,
    };
  }

  private home(kind: string): Construct {
    return this.node.tryFindChild(kind) ?? new Construct(this, kind);
  }

  private notAttached(subject: string, attachment: ITransitGatewayAttachment): Problem {
    return problemIf(
      attachment.transitGateways.every((each) => differ(each, this.transitGateway)),
      `${subject}: '${attachment.node.path}' must be attached to '${this.transitGateway.node.path}'`,
    );
  }

  /** What is no block, or has a route here already: a table takes one for each destination. */
  private *notDestination(subject: string, destination: TransitGatewayDestination) {
    const named =
      'prefixList' in destination ? destination.prefixList.prefixListId : destination.cidrBlock;
    if ('cidrBlock' in destination) yield notPrefix(`${subject}: cidrBlock`, named);
    const around = isOpen(named) ? undefined : enclosingPrefix(named);
    const key = around ? formatPrefix(around) : named;
    const taken = this.destinations.get(key);
    this.destinations.set(key, subject);
    yield problemIf(taken !== undefined, `${subject}: ${taken} is for the same destination`);
  }
}

/** A table that routes nothing until it is told to. */
export class TransitGatewayRouteTable extends TransitGatewayRouteTableBase {
  /** A table that others deploy. What stands here is added to it. */
  static fromTransitGatewayRouteTableAttributes(
    scope: Construct,
    id: string,
    attributes: TransitGatewayRouteTableAttributes,
  ): ITransitGatewayRouteTable {
    return new ImportedTransitGatewayRouteTable(scope, id, attributes);
  }

  readonly transitGatewayRouteTableId: string;
  readonly transitGateway: ITransitGateway;

  constructor(scope: Construct, id: string, props: TransitGatewayRouteTableProps) {
    super(scope, id);
    declaredProps.check(this, 'TransitGatewayRouteTable', props);
    const { transitGateway } = props;
    this.transitGateway = transitGateway;
    this.transitGatewayRouteTableId = new Ec2TransitGatewayRouteTable(this, 'Default', {
      transitGatewayId: transitGateway.transitGatewayId,
      provider: transitGateway.provider,
      tags: { Name: props.name ?? this.node.path },
    }).id;
  }
}

class ImportedTransitGatewayRouteTable extends TransitGatewayRouteTableBase {
  readonly transitGatewayRouteTableId: string;
  readonly transitGateway: ITransitGateway;

  constructor(scope: Construct, id: string, attributes: TransitGatewayRouteTableAttributes) {
    super(scope, id);
    this.transitGatewayRouteTableId = attributes.transitGatewayRouteTableId;
    this.transitGateway = attributes.transitGateway;
  }
}
