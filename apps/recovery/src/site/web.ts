import type { IRepository } from '@archway/containers';
import {
  ApplicationLoadBalancer,
  ApplicationTargetGroup,
  Cluster,
  ContainerImage,
  FargateService,
  FargateTask,
  ListenerAction,
} from '@archway/containers';
import type { IBucket, ITable } from '@archway/core';
import type { DatabaseCluster, ISecret } from '@archway/data';
import type { Site } from '@archway/recovery';
import { Construct } from 'constructs';
import type { RecoveryConfig, RegionConfig } from '../config/config';
import type { SiteNetwork } from './site-network';
import { WEB_PORT } from './site-network';

/** What the application answers with 200 where it can serve: it asks its stores. */
export const HEALTH_PATH = '/health';

/** How many times the tasks that carry the load scaling may start. */
export const HEADROOM = 2;

/** CPU units of a task; 1024 are one vCPU. */
export const TASK_CPU = 512;

export interface WebProps {
  readonly config: RecoveryConfig;
  readonly region: RegionConfig;
  readonly network: SiteNetwork;
  readonly repository: IRepository;
  readonly table: ITable;
  readonly bucket: IBucket;
  readonly database: DatabaseCluster;
  /** What sessions are signed with. */
  readonly session: ISecret;
  /** Tasks while both regions are well; 0 in a pilot light. */
  readonly desiredCount: number;
}

/** The web application of one region: the same in both, but for how many tasks run. */
export class Web extends Construct {
  readonly task: FargateTask;
  readonly site: Site;

  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id);
    const { config, region, network, desiredCount } = props;
    this.task = this.addTask(props);
    const balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      subnets: network.vpc.subnets('web'),
      securityGroups: [network.balancers],
      scheme: 'internet-facing',
      deletionProtection: config.deleteDataOnDestroy !== true,
    });
    const targetGroup = new ApplicationTargetGroup(this, 'Targets', {
      vpc: network.vpc,
      port: WEB_PORT,
      healthCheck: { path: HEALTH_PATH },
    });
    balancer.addHttpsListener('Https', {
      certificates: [{ certificateArn: region.certificateArn }],
      defaultAction: ListenerAction.forward(targetGroup),
    });
    const cluster = new Cluster(this, 'Cluster');
    const service = new FargateService(this, 'Service', {
      cluster,
      task: this.task,
      subnets: network.app,
      securityGroups: [network.tasks],
      desiredCount,
      targets: [{ targetGroup, containerName: 'web', containerPort: WEB_PORT }],
      // Without a task there is nothing to wait for.
      waitForSteadyState: desiredCount > 0,
    });
    const maximumCount = config.tasks * HEADROOM;
    service
      .scale({ minimumTasks: desiredCount, maximumTasks: maximumCount })
      .onCpu({ targetPercent: 60 });
    // The bastion is in the primary region alone.
    network.connect(this.task, region === config.primary);
    this.site = {
      region: region.region,
      endpoint: { dnsName: balancer.dnsName, hostedZoneId: balancer.hostedZoneId },
      services: {
        web: {
          clusterName: cluster.clusterName,
          serviceName: service.serviceName,
          desiredCount,
          maximumCount,
        },
      },
    };
  }

  private addTask(props: WebProps): FargateTask {
    const { repository, table, bucket, database, session, config } = props;
    const task = new FargateTask(this, 'Task', {
      cpu: TASK_CPU,
      memoryMib: 1_024,
      containers: {
        web: {
          image: ContainerImage.fromRepository(repository, { tag: config.imageTag }),
          ports: [{ containerPort: WEB_PORT }],
          environment: {
            TABLE: table.tableName,
            BUCKET: bucket.bucketName,
            DATABASE_HOST: database.endpoint,
            SESSION_SECRET: session.secretName,
          },
        },
      },
    });
    table.grantReadData(task);
    table.grantWriteData(task);
    bucket.grantRead(task);
    bucket.grantPut(task);
    database.grantConnect(task, 'web');
    session.grantRead(task);
    return task;
  }
}
