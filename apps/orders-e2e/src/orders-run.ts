import {
  ADMINISTRATOR,
  FastForwardClock,
  LocalCloud,
  ProcessContainerRunner,
  ProcessRunner,
  serve,
  serveApi,
  type Architecture,
  type FaultPlan,
  type LocalServer,
  type TraceEvent,
} from '@archway/local';
import { architectureOf } from './orders-stack';

export interface OrdersRunOptions {
  /** @default - the synthesized stack of the stage dev */
  readonly architecture?: Architecture;
  readonly seed?: number;
  readonly faults?: FaultPlan;
}

export interface RequestOptions {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The app on this machine: its synthesized Terraform, with functions and containers as processes. */
export class OrdersRun {
  readonly events: TraceEvent[] = [];

  static async start(options: OrdersRunOptions = {}): Promise<OrdersRun> {
    const architecture = options.architecture ?? architectureOf();
    const clock = new FastForwardClock();
    const { seed, faults } = options;
    const cloud = LocalCloud.of(architecture, { clock, seed, faults });
    const server = await serve(cloud);
    const functions = await ProcessRunner.create({
      functions: cloud.functions,
      region: cloud.region,
      endpointUrl: server.url,
      credentialsFor: (name) => cloud.credentialsFor(name),
      // More would only hold memory: a function is called for each shard of the stream.
      maxProcessesPerFunction: 2,
    });
    const containers = await ProcessContainerRunner.create({
      region: cloud.region,
      endpointUrl: server.url,
      agent: { protect: (taskId, isOn, minutes) => cloud.ecs.protect(taskId, isOn, minutes) },
      resolve: (host, port) => cloud.ecs.resolve(host, port),
      names: architecture.ecs.services.flatMap(({ names }) => names),
    });
    const [api] = cloud.apis;
    if (api === undefined) throw new Error('the stack has no API');
    const gateway = await serveApi(api);
    const run = new OrdersRun(architecture, cloud, server, gateway, clock);
    cloud.onTrace((event) => run.events.push(event));
    cloud.start(functions, containers);
    return run;
  }

  private constructor(
    readonly architecture: Architecture,
    readonly cloud: LocalCloud,
    private readonly server: LocalServer,
    private readonly gateway: LocalServer,
    private readonly clock: FastForwardClock,
  ) {}

  /** Does something during which the cloud's time goes by as it does. */
  async standingStill<Result>(action: () => Promise<Result>): Promise<Result> {
    const release = this.clock.hold();
    try {
      return await action();
    } finally {
      release();
    }
  }

  /** Asks the API over HTTP, as an identity of the account. */
  request(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
    const { body, headers = {} } = options;
    return fetch(`${this.gateway.url}${path}`, {
      method,
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${this.cloud.region}/execute-api/aws4_request, SignedHeaders=host, Signature=local`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
  }

  idle(): Promise<void> {
    return this.cloud.idle();
  }

  /** The items of the table whose name in the stack begins so. */
  items(word: string): readonly Readonly<Record<string, { S?: string; N?: string }>>[] {
    const table = this.architecture.tables.find(({ address }) =>
      address.startsWith(`aws_dynamodb_table.${word}`),
    );
    const { Items } = this.cloud.dynamodb.call(ADMINISTRATOR, 'Scan', {
      TableName: table?.tableName,
    });
    return Items as readonly Readonly<Record<string, { S?: string; N?: string }>>[];
  }

  /** The bodies of the messages that lie in the queue whose address is this. Takes them out of it. */
  async messages(name: string): Promise<readonly string[]> {
    const queue = this.architecture.queues.find(
      ({ address }) => address === `aws_sqs_queue.${name}`,
    );
    const queueUrl = queue?.queueUrl ?? '';
    const bodies: string[] = [];
    for (;;) {
      const found = await this.cloud.sqs.receiveMessage(ADMINISTRATOR, {
        queueUrl,
        maxNumberOfMessages: 10,
        waitTimeSeconds: 0,
      });
      if (found.length === 0) return bodies;
      bodies.push(...found.map(({ body }) => body));
    }
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.cloud.close();
    await this.server.close();
  }
}
