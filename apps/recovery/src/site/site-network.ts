import type { FargateTask } from '@archway/containers';
import type { IPeer, ISubnet, InterfaceService } from '@archway/networking';
import {
  GatewayEndpoint,
  InterfaceEndpoint,
  Peer,
  Port,
  SecurityGroup,
  Vpc,
} from '@archway/networking';
import { Construct } from 'constructs';

/** Where the web application listens. */
export const WEB_PORT = 8_080;

const DATABASE_PORT = 5_432;
const NFS_PORT = 2_049;

/** What Session Manager needs of a machine without a way to the internet. */
const SESSION_SERVICES: readonly InterfaceService[] = ['ec2messages', 'ssm', 'ssmmessages'];

/** The network of one region: load balancers in public, everything else without a way to the internet. */
export class SiteNetwork extends Construct {
  readonly vpc: Vpc;
  readonly balancers: SecurityGroup;
  readonly tasks: SecurityGroup;
  readonly machines: SecurityGroup;
  readonly database: SecurityGroup;
  readonly files: SecurityGroup;

  constructor(scope: Construct, id: string, cidrBlock: string) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Vpc', {
      ipv4: cidrBlock,
      tiers: {
        web: { reach: 'public' },
        app: { reach: 'isolated' },
        data: { reach: 'isolated' },
      },
    });
    this.balancers = this.group('Balancers');
    this.tasks = this.group('Tasks');
    this.machines = this.group('Machines');
    this.database = this.group('Database');
    this.files = this.group('Files');
    this.balancers.allowFrom(Peer.ipv4('0.0.0.0/0'), Port.tcp(443));
    this.tasks.allowFrom(this.balancers, Port.tcp(WEB_PORT));
    this.database.allowFrom(this.tasks, Port.tcp(DATABASE_PORT));
    this.files.allowFrom(this.machines, Port.tcp(NFS_PORT));
    // DataSync mounts the file system from the group of the files itself.
    this.files.allowFrom(this.files, Port.tcp(NFS_PORT));
  }

  get app(): readonly ISubnet[] {
    return this.vpc.subnets('app');
  }

  get data(): readonly ISubnet[] {
    return this.vpc.subnets('data');
  }

  /** Makes the endpoints that tasks need, and no other. Call it when they were granted everything. */
  connect(task: FargateTask, withMachines: boolean): void {
    const { interfaces, gateways } = task.endpointServices;
    const services = new Set([...interfaces, ...(withMachines ? SESSION_SERVICES : [])]);
    for (const service of [...services].sort()) {
      new InterfaceEndpoint(this, service, {
        vpc: this.vpc,
        subnets: this.app,
        service: service as InterfaceService,
        clients: withMachines ? [this.tasks, this.machines] : [this.tasks],
      });
    }
    for (const service of [...gateways].sort()) {
      const gateway: IPeer = new GatewayEndpoint(this, service, {
        vpc: this.vpc,
        service: service as 'dynamodb' | 's3',
        routeTables: this.vpc.routeTables('app'),
      });
      this.tasks.allowTo(gateway, Port.tcp(443));
    }
  }

  private group(id: string): SecurityGroup {
    return new SecurityGroup(this, id, { vpc: this.vpc });
  }
}
