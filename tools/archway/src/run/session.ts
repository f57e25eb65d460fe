import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  ADMINISTRATOR,
  FastForwardClock,
  LocalCloud,
  ProcessContainerRunner,
  ProcessRunner,
  serve,
  type Architecture,
  type LocalServer,
  type QueuePart,
  type TopicPart,
  type TraceEvent,
} from '@archway/local';
import type { Containers } from '../entry/containers';
import type { TokenKeys } from '../entry/token-keys';
import { ownersOf } from '../story/owners';
import { UsageError } from '../usage-error/usage-error';

export interface SessionOptions {
  readonly architecture: Architecture;
  readonly seed: number;
  readonly port: number;
  readonly firesSchedules: boolean;
  readonly tokenKeys: TokenKeys;
  readonly containers: Containers;
}

interface SentRequest {
  readonly method: string;
  /** The path with its query. */
  readonly target: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How ECS says that a task ended because of its own container, and not because somebody stopped it. */
const OWN_EXIT = 'Essential container in task exited: ';

/** A cloud that runs, with its server and its functions' processes. */
export class Session {
  /** Denials of the whole session. */
  readonly denials: Extract<TraceEvent, { kind: 'denied' }>[] = [];
  private readonly exits = new Map<string, number>();
  private readonly byUpload = new Map<string, TraceEvent[]>();
  private readonly unassigned: TraceEvent[] = [];

  private constructor(
    readonly cloud: LocalCloud,
    readonly server: LocalServer,
    private readonly clock: FastForwardClock,
  ) {
    cloud.onTrace((event) => this.record(event));
  }

  /** @throws UsageError where a function's zip is missing or broken, or the port is taken */
  static async open(options: SessionOptions): Promise<Session> {
    const { architecture, seed, port, firesSchedules, tokenKeys, containers } = options;
    const clock = new FastForwardClock();
    const { secrets } = containers;
    const cloud = LocalCloud.of(architecture, { clock, seed, firesSchedules, tokenKeys, secrets });
    const server = await serve(cloud, { port }).catch(asUsageError);
    try {
      const runner = await ProcessRunner.create({
        functions: cloud.functions,
        region: cloud.region,
        endpointUrl: server.url,
        credentialsFor: (functionName) => cloud.credentialsFor(functionName),
        // A function of one process for each core keeps the machine busy; more would only hold memory.
        maxProcessesPerFunction: Math.max(2, availableParallelism()),
      }).catch(asUsageError);
      const session = new Session(cloud, server, clock);
      cloud.start(runner, await containerRunner(options, cloud, server));
      return session;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /** A line for each way in which tasks of a service ended by themselves. */
  get taskExits(): readonly string[] {
    return [...this.exits].map(([line, times]) =>
      times === 1 ? line : `${line} (${times} times)`,
    );
  }

  /** What schedules fired and nobody has taken yet, by the names of the trace. */
  firings(): readonly string[] {
    return [...this.byUpload.keys()].filter((name) => / at \d{4}-[^ ]*Z$/.test(name));
  }

  /** Lets the cloud's time go on: for so long, else until every schedule has fired once. */
  async pass(milliseconds?: number): Promise<void> {
    const now = this.clock.now();
    const until = milliseconds === undefined ? this.cloud.schedulesFiredAt : now + milliseconds;
    // What fires at the last moment still gets its turn.
    if (until !== undefined) await this.clock.sleep(until - now + 1);
  }

  /** What was skipped of the cloud's time, in milliseconds. */
  get skippedMilliseconds(): number {
    return this.clock.now() - Date.now();
  }

  /** Does something during which the cloud's time goes by as it does, without skipping ahead. */
  async standingStill(action: () => Promise<void>): Promise<void> {
    const release = this.clock.hold();
    try {
      await action();
    } finally {
      release();
    }
  }

  /** Puts an object. @returns the name that the trace gives the upload */
  upload(
    bucket: string,
    object: { readonly key: string; readonly body: Uint8Array; readonly contentType: string },
  ): string {
    const { versionId } = this.cloud.s3.putObject(ADMINISTRATOR, { bucket, ...object });
    const version = versionId === undefined ? '' : `?versionId=${versionId}`;
    return `${bucket}/${object.key}${version}`;
  }

  /** Sends a message. @returns the name that the trace gives it */
  send({ queueUrl, fifo }: QueuePart, messageBody: string, name: string): string {
    const order = fifo ? { messageGroupId: 'archway', messageDeduplicationId: randomUUID() } : {};
    this.cloud.sqs.sendMessage(ADMINISTRATOR, { queueUrl, messageBody, ...order }, [name]);
    return name;
  }

  /** Publishes a message. @returns the name that the trace gives it */
  publish({ topicArn, topicName }: TopicPart, message: string, name: string): string {
    const order = topicName.endsWith('.fifo')
      ? { messageGroupId: 'archway', messageDeduplicationId: randomUUID() }
      : {};
    this.cloud.sns.publish(ADMINISTRATOR, { topicArn, message, ...order }, [name]);
    return name;
  }

  /** Calls a function, and does not wait for it. @returns the name that the trace gives the call */
  invoke(functionName: string, payload: unknown, name: string): string {
    // How it ends is on the trace.
    void this.cloud.lambda
      .invoke(ADMINISTRATOR, { functionName, payload }, [name])
      .catch(() => undefined);
    return name;
  }

  /**
   * Sends a request to an API, signed by the account's owner unless a header says otherwise.
   *
   * @returns the name that the trace gives it
   */
  async request(
    api: string,
    { method, target, body, headers }: SentRequest,
    name: string,
  ): Promise<string> {
    const signature = `AWS4-HMAC-SHA256 Credential=local/20260101/${this.cloud.region}/execute-api/aws4_request, SignedHeaders=host, Signature=0`;
    const type = body === '' ? {} : { 'Content-Type': 'application/json' };
    const isSigned = Object.keys(headers).some((each) => each.toLowerCase() === 'authorization');
    await this.cloud.request(
      api,
      method,
      target,
      { body, headers: { ...type, ...(isSigned ? {} : { Authorization: signature }), ...headers } },
      [name],
    );
    return name;
  }

  /** Takes the events of an upload, with those that belong to none, in the order of time. */
  takeEvents(upload: string): readonly TraceEvent[] {
    const own = this.byUpload.get(upload) ?? [];
    this.byUpload.delete(upload);
    return [...own, ...this.unassigned].sort((a, b) => a.at - b.at);
  }

  /** From now on time goes by as it does; nothing is skipped. */
  stopSkipping(): void {
    this.clock.hold();
  }

  async close(): Promise<void> {
    await this.cloud.close();
    await this.server.close();
  }

  private record(event: TraceEvent): void {
    if (event.kind === 'denied') {
      this.denials.push(event);
      if (event.uploads.length === 0) this.unassigned.push(event);
    }
    if (event.kind === 'task-stopped' && event.reason?.startsWith(OWN_EXIT) === true) {
      const line = `a task of ${event.serviceName} stopped: ${event.reason.slice(OWN_EXIT.length)}`;
      this.exits.set(line, (this.exits.get(line) ?? 0) + 1);
    }
    for (const upload of this.concerned(event)) {
      const events = this.byUpload.get(upload);
      if (events === undefined) this.byUpload.set(upload, [event]);
      else events.push(event);
    }
  }

  /** The uploads whose story an event belongs to. */
  private concerned(event: TraceEvent): readonly string[] {
    if (event.kind !== 'object-created' || event.functionName === undefined) return event.uploads;
    if (event.uploads.length < 2) return event.uploads;
    const { bucket, key, uploads } = event;
    const { metadata } = this.cloud.s3.headObject(ADMINISTRATOR, { bucket, key });
    return ownersOf(uploads, key, metadata);
  }
}

function asUsageError(error: unknown): never {
  throw new UsageError((error as Error).message);
}

/** What runs the containers of tasks. @returns undefined where the stacks have none */
async function containerRunner(
  { architecture: { ecs }, containers: { images, tool } }: SessionOptions,
  cloud: LocalCloud,
  { url }: LocalServer,
): Promise<ProcessContainerRunner | undefined> {
  if (ecs.taskDefinitions.length === 0) return undefined;
  return ProcessContainerRunner.create({
    region: cloud.region,
    endpointUrl: url,
    agent: { protect: (taskId, isOn, minutes) => cloud.ecs.protect(taskId, isOn, minutes) },
    resolve: (host, port) => cloud.ecs.resolve(host, port),
    names: ecs.services.flatMap(({ names }) => names),
    images,
    ...(tool === undefined ? {} : { tool }),
  });
}
