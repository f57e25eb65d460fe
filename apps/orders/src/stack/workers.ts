import {
  Cluster,
  ContainerImage,
  FargateService,
  FargateTask,
  HttpNamespace,
  Repository,
} from '@archway/containers';
import type { IQueue, ITable } from '@archway/core';
import { Construct } from 'constructs';
import type { OrdersConfig } from '../config/config';
import type { ImageName } from './artifacts';
import type { PrivateNetwork } from './private-network';

export interface WorkersProps {
  readonly config: OrdersConfig;
  readonly network: PrivateNetwork;
  readonly queue: IQueue;
  readonly table: ITable;
  readonly visibilityTimeoutSeconds: number;
  /** What an image is built from. */
  readonly imageFolder: (image: ImageName) => string;
}

const PRICES_PORT = 8_080;
/** Ten messages at once, each of which asks for a price and writes an item. */
const SECONDS_PER_MESSAGE = 0.05;
/** A batch that waits for prices as long as the worker lets it, and writes. */
const STOP_TIMEOUT_SECONDS = 60;

/** The worker that accepts orders, and the service that it asks for prices. */
export class Workers extends Construct {
  readonly tasks: readonly FargateTask[];
  readonly worker: FargateService;
  readonly prices: FargateService;
  readonly repositories: Readonly<Record<ImageName, Repository>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkersProps,
  ) {
    super(scope, id);
    const { config, network, queue, table } = props;
    const cluster = new Cluster(this, 'Cluster', {
      namespace: new HttpNamespace(this, 'Names', {
        namespaceName: `orders-${config.stack.stage}`,
      }),
    });
    this.repositories = {
      worker: this.repository('WorkerImages'),
      prices: this.repository('PriceImages'),
    };
    const pricesTask = this.task('Prices', 'prices', {
      environment: { PORT: String(PRICES_PORT) },
      ports: [{ name: 'prices', containerPort: PRICES_PORT, appProtocol: 'http' as const }],
    });
    const workerTask = this.task('Worker', 'worker', {
      environment: {
        QUEUE_URL: queue.queueUrl,
        TABLE_NAME: table.tableName,
        PRICES_URL: `http://prices:${PRICES_PORT}`,
        VISIBILITY_TIMEOUT_SECONDS: String(props.visibilityTimeoutSeconds),
      },
    });
    queue.grantConsume(workerTask);
    // Keeps messages hidden while it works on them.
    workerTask.addToIdentityPolicy({
      actions: ['sqs:ChangeMessageVisibility'],
      resources: [queue.queueArn],
    });
    table.grantWriteData(workerTask, { operations: ['PutItem'] });
    const place = { cluster, subnets: network.subnets, securityGroups: [network.tasks] };
    this.prices = new FargateService(this, 'PricesService', {
      ...place,
      task: pricesTask,
      serviceConnect: {
        ports: [{ portName: 'prices' }],
        logRetentionDays: config.logRetentionDays,
      },
    });
    this.worker = new FargateService(this, 'WorkerService', {
      ...place,
      task: workerTask,
      desiredCount: config.minimumWorkers,
      capacity: this.capacity(),
      serviceConnect: { logRetentionDays: config.logRetentionDays },
      taskProtection: true,
    });
    this.worker
      .scale({ minimumTasks: config.minimumWorkers, maximumTasks: config.maximumWorkers })
      .onBacklog({
        queue,
        acceptableLatencySeconds: config.acceptableLatencySeconds,
        secondsPerMessage: SECONDS_PER_MESSAGE,
        // Longer than the work on a batch: a task that protects itself is not stopped anyway.
        scaleInCooldownSeconds: 300,
      });
    network.allowAmongTasks(PRICES_PORT);
    this.tasks = [workerTask, pricesTask];
  }

  private repository(id: string): Repository {
    return new Repository(this, id, {
      forceDelete: this.props.config.deleteDataOnDestroy,
      lifecycleRules: [{ description: 'The way back', keepImages: 30 }],
    });
  }

  private task(
    id: string,
    image: ImageName,
    container: Partial<ConstructorParameters<typeof FargateTask>[2]['containers'][string]>,
  ): FargateTask {
    return new FargateTask(this, id, {
      logRetentionDays: this.props.config.logRetentionDays,
      containers: {
        [image]: {
          image: ContainerImage.fromFolder(this.props.imageFolder(image), {
            repository: this.repositories[image],
            entry: 'main.mjs',
          }),
          command: ['node', 'main.mjs'],
          stopTimeoutSeconds: STOP_TIMEOUT_SECONDS,
          ...container,
        },
      },
    });
  }

  private capacity() {
    const { spotOfFour } = this.props.config;
    return [
      { capacityProvider: 'FARGATE' as const, base: 1, weight: 4 - spotOfFour },
      { capacityProvider: 'FARGATE_SPOT' as const, weight: spotOfFour },
    ];
  }
}
