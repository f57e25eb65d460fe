import { problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { TransitGateway } from '../transit-gateway/transit-gateway';
import type {
  ITransitGateway,
  ITransitGatewayAttachment,
} from '../transit-gateway/transit-gateway-reference';
import type { ITransitGatewayRouteTable } from '../transit-gateway/transit-gateway-route-table';
import { TransitGatewayRouteTable } from '../transit-gateway/transit-gateway-route-table';
import { VpcAttachment } from '../transit-gateway/vpc-attachment';
import type { HubAndSpokeProps, HubVpc, Spoke } from './hub-and-spoke-props';
import { routedTiers, spokeProblems, takenBy } from './hub-vpc-problems';
import type { PlannedTable, RoutingPlan, Via } from './plan-routing';
import { planRouting } from './plan-routing';
import type { PlannedVpcRoute } from './plan-vpc-routes';
import { INTERNET, planVpcRoutes } from './plan-vpc-routes';
import { isVpcSpoke, readRouting } from './read-routing';
import type { Routing } from './routing';
import { routingProblems } from './routing-problems';

/** The attachments of one network, by the ids that they have in tables. */
type Attachments = Readonly<Record<string, ITransitGatewayAttachment>>;

/**
 * Networks around a Transit Gateway, and a matrix that says which may speak to which: one table for each domain, and
 * routes in every VPC. What the matrix does not name is dropped.
 *
 * Spokes and domains can be added at any time: nothing that stands is replaced. A matrix that the tables could not
 * honour is refused.
 */
export class HubAndSpoke extends Construct {
  readonly transitGateway: ITransitGateway;
  private readonly tables = new Map<string, ITransitGatewayRouteTable>();
  private readonly attachments = new Map<string, Attachments>();

  constructor(scope: Construct, id: string, props: HubAndSpokeProps) {
    super(scope, id);
    declaredProps.check(this, 'HubAndSpoke', props);
    rejectProps(this, [...spokeProblems(this, props)]);
    const routing = readRouting(props);
    rejectProps(this, routingProblems(routing));
    const plan = planRouting(routing);

    this.transitGateway = props.transitGateway ?? new TransitGateway(this, 'TransitGateway');
    const spokes = new Construct(this, 'Spokes');
    for (const [name, spoke] of Object.entries(props.spokes)) {
      this.attachments.set(name, this.attach(spokes, name, spoke));
    }
    const passing = this.attachPassing(props);
    this.addTables(plan, passing);
    this.addVpcRoutes(props, routing, passing);
  }

  /**
   * The table of a domain: what arrives from its networks is looked up there.
   *
   * @throws for a domain that there is not, naming those that there are
   */
  routeTable(domain: string): ITransitGatewayRouteTable {
    const table = this.tables.get(domain);
    if (table !== undefined) return table;
    const known = [...this.tables.keys()].join(', ');
    throw new Error(
      `HubAndSpoke '${this.node.path}': domain must be one of ${known}, got "${domain}"`,
    );
  }

  private attach(home: Construct, name: string, spoke: Spoke): Attachments {
    if (isVpcSpoke(spoke)) return { [name]: this.attachVpc(home, name, spoke) };
    return Object.fromEntries(
      Object.entries(spoke.attachments).map(([way, each]) => [`${name}.${way}`, each]),
    );
  }

  private attachVpc(
    home: Construct,
    id: string,
    spoke: HubVpc & { readonly applianceModeSupport?: boolean },
  ): VpcAttachment {
    const { vpc, attachmentTier, applianceModeSupport } = spoke;
    return new VpcAttachment(home, id, {
      transitGateway: this.transitGateway,
      vpc,
      subnets: vpc.subnets(attachmentTier),
      applianceModeSupport,
    });
  }

  private attachPassing({ inspection, egress }: HubAndSpokeProps): Passing {
    return {
      ...(inspection === undefined
        ? {}
        : {
            // Without it an answer may come back through the appliance of another zone, which drops it.
            inspection: this.attachVpc(new Construct(this, 'Inspection'), 'Attachment', {
              ...inspection,
              applianceModeSupport: true,
            }),
          }),
      ...(typeof egress === 'object'
        ? { egress: this.attachVpc(new Construct(this, 'Egress'), 'Attachment', egress) }
        : {}),
    };
  }

  private addTables(plan: RoutingPlan, passing: Passing): void {
    const domains = new Construct(this, 'Domains');
    for (const [domain, planned] of plan.domains) {
      const table = this.addTable(domains, domain, planned, passing);
      this.tables.set(domain, table);
    }
    for (const kind of ['inspection', 'egress'] as const) {
      const planned = plan[kind];
      const attachment = passing[kind];
      if (planned === undefined || attachment === undefined) continue;
      const home = attachment.node.scope as Construct;
      this.addTable(home, 'RouteTable', planned, passing).associate('Attachment', attachment);
    }
  }

  private addTable(
    home: Construct,
    id: string,
    planned: PlannedTable,
    passing: Passing,
  ): ITransitGatewayRouteTable {
    const { transitGateway } = this;
    const table = new TransitGatewayRouteTable(home, id, { transitGateway });
    for (const [key, attachment] of this.attachmentsOf(planned.associated)) {
      table.associate(key, attachment);
    }
    for (const [key, attachment] of this.attachmentsOf(planned.propagated)) {
      table.propagate(key, attachment);
    }
    for (const { id: route, cidrBlock, via } of planned.routes) {
      for (const attachment of this.towards(via, passing)) {
        table.addRoute(route, { cidrBlock }, attachment);
      }
    }
    for (const { id: hole, cidrBlock } of planned.blackholes) {
      table.addBlackhole(hole, { cidrBlock });
    }
    return table;
  }

  private attachmentsOf(names: readonly string[]) {
    return names.flatMap((name) => Object.entries(this.attachments.get(name) ?? {}));
  }

  private towards(via: Via, passing: Passing): readonly ITransitGatewayAttachment[] {
    if (typeof via === 'object') return this.attachmentsOf([via.network]).map(([, each]) => each);
    const attachment = passing[via];
    return attachment === undefined ? [] : [attachment];
  }

  private addVpcRoutes(props: HubAndSpokeProps, routing: Routing, passing: Passing): void {
    const planned = planVpcRoutes(routing);
    for (const [name, spoke] of Object.entries(props.spokes)) {
      const attachment = this.attachments.get(name)?.[name];
      if (isVpcSpoke(spoke) && attachment instanceof VpcAttachment) {
        const routes = planned.networks.get(name) ?? [];
        this.routeFrom(`spokes.${name}`, spoke, attachment, routes, spoke.egressFrom);
      }
    }
    const { inspection, egress } = props;
    if (inspection && passing.inspection) {
      this.routeFrom('inspection', inspection, passing.inspection, planned.inspection);
    }
    if (typeof egress === 'object' && passing.egress) {
      this.routeFrom('egress', egress, passing.egress, planned.egress);
    }
  }

  private routeFrom(
    prop: string,
    given: HubVpc,
    { routeTarget: target }: VpcAttachment,
    planned: readonly PlannedVpcRoute[],
    egressFrom: readonly string[] = routedTiers(given),
  ): void {
    const tablesOf = (tiers: readonly string[]) =>
      new Set(tiers.flatMap((tier) => given.vpc.routeTables(tier)));
    const leaving = tablesOf(egressFrom);
    for (const table of tablesOf(routedTiers(given))) {
      const routes = planned.filter((route) => route !== INTERNET || leaving.has(table));
      rejectProps(
        this,
        routes.map(({ cidrBlock }) => {
          const taken = takenBy(table, cidrBlock);
          return problemIf(
            taken !== undefined,
            `${prop}.routesFrom must be tiers without a route to ${cidrBlock}, and there is '${taken}'`,
          );
        }),
      );
      for (const { id, cidrBlock, family } of routes) {
        const destination =
          family === 'ipv4' ? { ipv4CidrBlock: cidrBlock } : { ipv6CidrBlock: cidrBlock };
        table.addRoute(`${this.node.id}.${id}`, { destination, target });
      }
    }
  }
}

/** The VPCs that traffic passes through. */
interface Passing {
  readonly inspection?: VpcAttachment;
  readonly egress?: VpcAttachment;
}
