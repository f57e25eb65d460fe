import { Route as AwsRoute } from '@cdktf/provider-aws/lib/route';
import type { RouteConfig } from '@cdktf/provider-aws/lib/route';
import { RouteTable as AwsRouteTable } from '@cdktf/provider-aws/lib/route-table';
import { rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { notPrefix } from '../address/not-prefix';
import { declaredProps } from '../declared-props';
import type { Route, RouteDestination, RouteTarget } from './route';

/** A route table, of this app or another. Every route is a resource of its own. */
export interface IRouteTable extends IConstruct {
  readonly routeTableId: string;

  /**
   * Adds one route.
   *
   * @param id unique in this table and never derived from an address: a changed destination then keeps its place
   */
  addRoute(id: string, route: Route): void;
}

export interface RouteTableProps {
  readonly vpcId: string;

  /**
   * What people read in the console.
   *
   * @default - the construct's path
   */
  readonly name?: string;

  /**
   * Which account and region the table is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface RouteTableAttributes {
  readonly routeTableId: string;

  /**
   * Which account and region the table is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

abstract class RouteTableBase extends Construct implements IRouteTable {
  abstract readonly routeTableId: string;
  protected abstract readonly provider?: TerraformProvider;

  addRoute(id: string, route: Route): void {
    rejectProps(this, [
      'ipv4CidrBlock' in route.destination
        ? notPrefix(`route ${id}: ipv4CidrBlock`, route.destination.ipv4CidrBlock, {
            family: 'ipv4',
          })
        : undefined,
      'ipv6CidrBlock' in route.destination
        ? notPrefix(`route ${id}: ipv6CidrBlock`, route.destination.ipv6CidrBlock, {
            family: 'ipv6',
          })
        : undefined,
    ]);
    new AwsRoute(this, id, {
      routeTableId: this.routeTableId,
      provider: this.provider,
      ...destinationOf(route.destination),
      ...targetOf(route.target),
    });
  }
}

/** A route table without routes of its own besides the VPC's local one. */
export class RouteTable extends RouteTableBase {
  /** A route table that others deploy. */
  static fromRouteTableAttributes(
    scope: Construct,
    id: string,
    attributes: RouteTableAttributes,
  ): IRouteTable {
    return new ImportedRouteTable(scope, id, attributes);
  }

  readonly routeTableId: string;
  protected readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, props: RouteTableProps) {
    super(scope, id);
    declaredProps.check(this, 'RouteTable', props);
    this.provider = props.provider;
    this.routeTableId = new AwsRouteTable(this, 'Default', {
      vpcId: props.vpcId,
      provider: props.provider,
      tags: { Name: props.name ?? this.node.path },
    }).id;
  }
}

class ImportedRouteTable extends RouteTableBase {
  readonly routeTableId: string;
  protected readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, attributes: RouteTableAttributes) {
    super(scope, id);
    this.routeTableId = attributes.routeTableId;
    this.provider = attributes.provider;
  }
}

function destinationOf(destination: RouteDestination): Partial<RouteConfig> {
  if ('ipv4CidrBlock' in destination) return { destinationCidrBlock: destination.ipv4CidrBlock };
  if ('ipv6CidrBlock' in destination) {
    return { destinationIpv6CidrBlock: destination.ipv6CidrBlock };
  }
  return { destinationPrefixListId: destination.prefixListId };
}

function targetOf({ dependsOn, ...target }: RouteTarget): Partial<RouteConfig> {
  const waits = dependsOn ? { dependsOn: [...dependsOn] } : {};
  // The provider takes virtual private gateways where it takes internet gateways.
  return 'vpnGatewayId' in target
    ? { gatewayId: target.vpnGatewayId, ...waits }
    : { ...target, ...waits };
}
