import type { FargateTask } from '@archway/containers';
import type { InterfaceService, IPeer, ISubnet } from '@archway/networking';
import { GatewayEndpoint, InterfaceEndpoint, Port, SecurityGroup, Vpc } from '@archway/networking';
import { Construct } from 'constructs';

const TIER = 'tasks';

/** Subnets without a way to the internet, and the endpoints through which tasks reach what they need. */
export class PrivateNetwork extends Construct {
  readonly subnets: readonly ISubnet[];
  /** The group of all tasks. */
  readonly tasks: SecurityGroup;
  private readonly vpc: Vpc;

  constructor(scope: Construct, id: string, cidrBlock: string) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Vpc', { ipv4: cidrBlock, tiers: { [TIER]: { reach: 'isolated' } } });
    this.subnets = this.vpc.subnets(TIER);
    this.tasks = new SecurityGroup(this, 'Tasks', {
      vpc: this.vpc,
      description: 'Tasks of the orders',
    });
  }

  /** Makes the endpoints that the tasks need, and no other. Call it when the tasks were granted everything. */
  connect(tasks: readonly FargateTask[]): void {
    const needed = tasks.map(({ endpointServices }) => endpointServices);
    const once = (names: readonly string[]) => [...new Set(names)].sort();
    for (const service of once(needed.flatMap(({ interfaces }) => interfaces))) {
      new InterfaceEndpoint(this, service, {
        vpc: this.vpc,
        subnets: this.subnets,
        service: service as InterfaceService,
        clients: [this.tasks],
      });
    }
    for (const service of once(needed.flatMap(({ gateways }) => gateways)) as (
      'dynamodb' | 's3'
    )[]) {
      const gateway: IPeer = new GatewayEndpoint(this, service, {
        vpc: this.vpc,
        service,
        routeTables: this.vpc.routeTables(TIER),
      });
      this.tasks.allowTo(gateway, Port.tcp(443));
    }
  }

  /** Lets tasks reach each other at a port. */
  allowAmongTasks(port: number): void {
    this.tasks.allowFrom(this.tasks, Port.tcp(port));
  }
}
