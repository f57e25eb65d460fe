import type { JsonWebKey } from 'node:crypto';
import type { Stack } from '@archway/terraform';
import { readArchitecture } from '../architecture/read-architecture';
import type { Architecture, FunctionPart } from '../architecture/architecture';
import { Alarms } from '../alarms/alarms';
import { ADMINISTRATOR_ACCESS, Authorizer, type Decision } from '../authorize/authorizer';
import { Guard } from '../authorize/guard';
import type { Clock } from '../clock/clock';
import { SystemClock } from '../clock/system-clock';
import { DynamoDb } from '../dynamodb/dynamodb';
import { DynamoDbStreams } from '../dynamodb/stream-api';
import type { Api } from '../api-gateway/api';
import { apisOf } from '../api-gateway/apis';
import { requestOf, type ApiResponse, type RequestParts } from '../api-gateway/message';
import { Activity } from '../engine/activity';
import { Invocations } from '../engine/invocations';
import type { World } from '../engine/world';
import type { ContainerRunner } from '../ecs/container-runner';
import { Ecs } from '../ecs/ecs';
import { EventBridge } from '../events/event-bridge';
import { NO_FAULTS, type FaultPlan } from '../faults/fault-plan';
import { Firehose } from '../firehose/firehose';
import { Kinesis } from '../kinesis/kinesis';
import { AsyncInvoker } from '../lambda/async-invoker';
import { EventSourceMapping } from '../lambda/event-source-mapping';
import { FunctionHost, mayAssume } from '../lambda/function-host';
import type { FunctionRunner } from '../lambda/function-runner';
import { Lambda } from '../lambda/lambda';
import { StreamMapping } from '../lambda/stream-mapping';
import type { LocalFunction } from '../lambda/local-function';
import { LogStore } from '../logs/log-store';
import type { Environment } from '../naming/environment';
import { functionArnOf } from '../naming/function-arn';
import { Pipes } from '../pipes/pipes';
import { ADMINISTRATOR, type Principal } from '../principal/principal';
import { Random } from '../random/random';
import { Notifier } from '../s3/notifier';
import { S3 } from '../s3/s3';
import { Schedules } from '../schedule/schedules';
import { Sns } from '../sns/sns';
import { Sqs } from '../sqs/sqs';
import type { StreamSource } from '../streams/stream-source';
import { Trace } from '../trace/trace';
import type { TraceListener } from '../trace/trace-event';
import type { CallFate, CloudApi, Credentials } from './cloud-api';
import { credentialsOf } from './credentials';
import { unreachableParts } from './unreachable-parts';

export interface LocalCloudOptions extends Partial<Environment>, CloudChoices {}

/** What is chosen for each life of a cloud. */
export interface CloudChoices {
  /** @default - the machine's time */
  readonly clock?: Clock;
  /** Where chance starts. @default 1 */
  readonly seed?: number;
  /** What goes wrong. @default - nothing */
  readonly faults?: FaultPlan;
  /** Whether permissions that only a failure needs are asked for at the start, so that a missing one shows. @default true */
  readonly asksAhead?: boolean;
  /** Whether schedules fire. @default true */
  readonly firesSchedules?: boolean;
  /** Values of secrets that tasks get, by ARN or by the container's name for it. @default - those that the stacks state */
  readonly secrets?: ReadonlyMap<string, string>;
  /** The keys of those who sign tokens, by issuer. @default - none: tokens are refused */
  readonly tokenKeys?: Readonly<Record<string, readonly JsonWebKey[]>>;
}

/** The same policies decide the same, in each life of a cloud. */
const DECISIONS = new WeakMap<Architecture, Map<string, Decision>>();

function decisionsOf(architecture: Architecture): Map<string, Decision> {
  const known = DECISIONS.get(architecture) ?? new Map<string, Decision>();
  DECISIONS.set(architecture, known);
  return known;
}

/** The event flow of some Terraform stacks, alive on this machine. */
export class LocalCloud implements CloudApi {
  readonly clock: Clock;
  readonly accountId: string;
  readonly region: string;
  readonly functions: readonly LocalFunction[];
  readonly notSimulated: readonly string[];
  readonly s3: S3;
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly lambda: Lambda;
  readonly events: EventBridge;
  readonly dynamodb: DynamoDb;
  readonly dynamodbStreams: DynamoDbStreams;
  readonly logs: LogStore;
  readonly kinesis: Kinesis;
  readonly firehose: Firehose;
  readonly ecs: Ecs;
  readonly apis: readonly Api[];

  private readonly world: World;
  private readonly hosts: ReadonlyMap<string, FunctionHost>;
  private readonly mappings: readonly EventSourceMapping[];
  private readonly pipes: Pipes;
  private readonly streamMappings: readonly StreamMapping[];
  private readonly notifier: Notifier;
  private readonly schedules: Schedules;
  private readonly alarms: Alarms;
  private runner: FunctionRunner | undefined;

  /** Builds the cloud that the stacks state; nothing runs before {@link start}. */
  static fromStacks(stacks: readonly Stack[], options: LocalCloudOptions = {}): LocalCloud {
    const { clock, seed, faults, asksAhead, firesSchedules, secrets, tokenKeys, ...environment } =
      options;
    return LocalCloud.of(readArchitecture(stacks, environment), {
      clock,
      seed,
      faults,
      asksAhead,
      firesSchedules,
      secrets,
      tokenKeys,
    });
  }

  /** Builds a cloud of what was read before: reading takes longer than a short life of the cloud. */
  static of(architecture: Architecture, options: CloudChoices = {}): LocalCloud {
    const { clock = new SystemClock(), seed = 1, faults = {} } = options;
    const { asksAhead = true, firesSchedules = true } = options;
    const { secrets = new Map(), tokenKeys = {} } = options;
    return new LocalCloud(
      architecture,
      clock,
      seed,
      faults,
      asksAhead,
      firesSchedules,
      secrets,
      tokenKeys,
    );
  }

  private constructor(
    private readonly architecture: Architecture,
    clock: Clock,
    seed: number,
    faults: FaultPlan,
    private readonly asksAhead: boolean,
    private readonly firesSchedules: boolean,
    secrets: ReadonlyMap<string, string>,
    tokenKeys: NonNullable<CloudChoices['tokenKeys']>,
  ) {
    const { accountId, region, partition } = architecture;
    this.clock = clock;
    this.accountId = accountId;
    this.region = region;
    this.functions = architecture.functions;
    const trace = new Trace(clock);
    const roles = new Map(architecture.roles.map((role) => [role.roleArn, role]));
    const authorizer = new Authorizer(
      {
        accountId,
        partition,
        identityPoliciesOf: (roleArn) => roles.get(roleArn)?.policies ?? [ADMINISTRATOR_ACCESS],
      },
      decisionsOf(architecture),
    );
    this.world = {
      accountId,
      region,
      partition,
      clock,
      random: new Random(seed),
      faults: { ...NO_FAULTS, ...faults },
      activity: new Activity(clock),
      trace,
      guard: new Guard(authorizer, trace),
      uploadsOf: (principal) => [
        ...invocations.uploadsOf(principal),
        ...this.ecs.uploadsOf(principal),
      ],
      onReceive: (principal, arn, uploads) => this.ecs.onReceive(principal, arn, uploads),
    };
    const invocations = new Invocations(this.world);
    this.dynamodb = new DynamoDb(this.world, architecture.tables, invocations, firesSchedules);
    this.dynamodbStreams = new DynamoDbStreams(this.world, () => this.dynamodb.streams);
    this.logs = new LogStore(architecture.logGroupNames);
    const hostFor = (part: FunctionPart): FunctionHost =>
      new FunctionHost(
        this.world,
        part,
        roles.get(part.roleArn),
        () => this.started(),
        invocations,
        this.logs,
      );
    this.hosts = new Map(architecture.functions.map((part) => [part.functionArn, hostFor(part)]));
    this.sqs = new Sqs(this.world, architecture.queues);
    const asyncInvoker = new AsyncInvoker(this.world, (arn) => this.hosts.get(arn), {
      sqs: this.sqs,
      sns: () => this.sns,
    });
    this.lambda = new Lambda(
      this.world,
      [...this.hosts.values()],
      architecture.mappings,
      asyncInvoker,
    );
    const invokeAsync = asyncInvoker.invoke.bind(asyncInvoker);
    this.sns = new Sns(
      this.world,
      architecture.topics,
      architecture.subscriptions,
      this.sqs,
      invokeAsync,
    );
    const deliveries = { sns: this.sns, sqs: this.sqs, invokeAsync };
    this.events = new EventBridge(this.world, architecture.buses, architecture.rules, deliveries);
    this.alarms = new Alarms(
      this.world,
      architecture.alarms,
      architecture.queues,
      this.sqs,
      this.sns,
      invokeAsync,
    );
    this.schedules = new Schedules(
      this.world,
      architecture.rules,
      architecture.schedules,
      this.events,
      (service, roleArn) => mayAssume(this.world, roles.get(roleArn), roleArn, service),
    );
    this.notifier = new Notifier(
      this.world,
      architecture.notifications,
      {
        ...deliveries,
        mayInvoke: (principal, arn) => this.mayInvoke(principal, arn),
        emit: (event, uploads) => this.events.emit('default', event, uploads),
      },
      new Set(
        architecture.buckets.flatMap(({ bucketName, tellsEventBridge }) =>
          tellsEventBridge ? [bucketName] : [],
        ),
      ),
    );
    this.s3 = new S3(this.world, architecture.buckets, invocations, (event, uploads) =>
      this.notifier.notify(event, uploads),
    );
    this.kinesis = new Kinesis(this.world, architecture.streams);
    this.firehose = new Firehose(
      this.world,
      architecture.deliveryStreams,
      this.s3,
      this.logs,
      this.kinesis,
      (service, roleArn) => mayAssume(this.world, roles.get(roleArn), roleArn, service),
    );
    this.pipes = new Pipes(
      {
        world: this.world,
        targets: {
          ...deliveries,
          kinesis: this.kinesis,
          lambda: this.lambda,
          events: this.events,
          mayInvoke: (principal, arn) => this.mayInvoke(principal, arn),
        },
        streamOf: (arn) => this.streamSourceOf(arn),
        mayReadStream: (principal, arn) => this.mayReadStream(principal, arn),
        mayAssume: (service, roleArn) =>
          mayAssume(this.world, roles.get(roleArn), roleArn, service),
      },
      architecture.pipes,
    );
    this.ecs = new Ecs(
      {
        world: this.world,
        logs: this.logs,
        sqs: this.sqs,
        mayAssume: (service, roleArn) =>
          mayAssume(this.world, roles.get(roleArn), roleArn, service),
        secrets,
        firesSchedules,
      },
      architecture.ecs,
    );
    this.notSimulated = [
      ...architecture.notSimulated,
      ...unreachableParts(architecture),
      ...this.ecs.missingSecrets,
    ];
    this.apis = apisOf(architecture, {
      cloud: this,
      world: this.world,
      roles,
      invocations,
      tokenKeys,
    });
    this.streamMappings = architecture.streamMappings.flatMap((part) => {
      const source = this.streamSourceOf(part.eventSourceArn);
      const host = this.hostNamed(part.functionName);
      return source === undefined || host === undefined
        ? []
        : [new StreamMapping(this.world, part, source, host, { sqs: this.sqs, sns: this.sns })];
    });
    this.mappings = architecture.mappings.flatMap((part) => {
      const queue = this.sqs.queueOf(part.queueArn);
      const host = [...this.hosts.values()].find(
        (each) => each.part.functionName === part.functionName,
      );
      return queue === undefined || host === undefined
        ? []
        : [new EventSourceMapping(this.world, part, queue, host, this.sqs)];
    });
  }

  servedAt(url: string): void {
    this.sns.endpoints.servedAt(url);
  }

  start(runner: FunctionRunner, containers?: ContainerRunner): void {
    this.runner = runner;
    if (this.asksAhead) this.checkWires();
    this.sns.endpoints.open();
    this.alarms.start();
    this.notifier.establish();
    for (const mapping of this.mappings) mapping.establish();
    for (const mapping of this.streamMappings) {
      mapping.establish((principal) => this.mayReadStream(principal, mapping.part.eventSourceArn));
    }
    this.firehose.start(this.asksAhead);
    this.pipes.start(this.asksAhead);
    if (containers !== undefined) this.ecs.start(containers);
    if (this.firesSchedules) this.schedules.start();
  }

  credentialsFor(functionName: string): Credentials {
    const host = this.hostNamed(functionName);
    if (host === undefined) {
      const known = this.functions.map((each) => each.functionName).join(', ');
      throw new Error(
        `functionName must be one of the stacks' functions (${known}), got ${functionName}`,
      );
    }
    return credentialsOf(host.part);
  }

  principalFor(accessKeyId: string | undefined): Principal {
    const host = [...this.hosts.values()].find(
      ({ part }) => credentialsOf(part).accessKeyId === accessKeyId,
    );
    return host?.principal() ?? this.ecs.principalFor(accessKeyId) ?? ADMINISTRATOR;
  }

  fateOfCall(principal: Principal): CallFate {
    const { faults, random } = this.world;
    if (principal.kind !== 'role') return { delayMs: 0, response: 'arrives' };
    const delayMs = faults.slowMs > 0 ? random.below(faults.slowMs + 1) : 0;
    if (random.chance(faults.stall)) return { delayMs, response: 'never' };
    return { delayMs, response: random.chance(faults.responseLost) ? 'lost' : 'arrives' };
  }

  /** When every schedule has fired once more, by the clock; undefined where none will. */
  get schedulesFiredAt(): number | undefined {
    return this.schedules.allFiredAt;
  }

  request(
    api: string,
    method: string,
    target: string,
    parts: Pick<RequestParts, 'headers' | 'body' | 'sourceIp'> = {},
    uploads: readonly string[] = [],
  ): Promise<ApiResponse> {
    const found = this.apis.find(({ part }) =>
      [part.apiName, part.apiId, part.address, part.constructPath].includes(api),
    );
    if (found === undefined) {
      const known = this.apis.map(({ part }) => part.apiName).join(', ');
      throw new Error(`api must be one of the stacks' APIs (${known}), got ${api}`);
    }
    return found.answer(requestOf({ method, target, ...parts }), uploads);
  }

  onTrace(listener: TraceListener): () => void {
    return this.world.trace.on(listener);
  }

  idle(): Promise<void> {
    const { activity } = this.world;
    const isIdle = (): boolean =>
      !activity.busy &&
      ![...this.mappings, ...this.streamMappings, this.firehose, this.ecs, this.pipes].some(
        ({ hasWork }) => hasWork,
      );
    return new Promise((resolve) => {
      // What has just ended may start something; it has until the event loop comes round.
      const look = (): void => {
        if (!isIdle()) return;
        setImmediate(() => {
          if (!isIdle()) return;
          stop();
          resolve();
        });
      };
      const stop = activity.onChange(look);
      look();
    });
  }

  async close(): Promise<void> {
    this.world.activity.close();
    await this.ecs.close();
    await this.runner?.close();
  }

  /** Asks for every permission that is needed only when something fails, so that one missing shows. */
  private checkWires(): void {
    const { queues, functions } = this.architecture;
    this.sns.checkSubscriptions((principal, arn) => this.mayInvoke(principal, arn));
    this.alarms.checkActions((principal, arn) => this.mayInvoke(principal, arn));
    this.events.checkRules((principal, arn) => this.mayInvoke(principal, arn));
    for (const queue of queues) {
      if (queue.redrive !== undefined) this.sqs.mayRedrive(queue);
    }
    for (const mapping of this.streamMappings) mapping.checkDestination();
    for (const part of functions) {
      const principal = this.hosts.get(part.functionArn)?.principal();
      if (principal === undefined) continue;
      for (const arn of [part.onFailureArn, part.onSuccessArn]) {
        if (arn === undefined) continue;
        if (arn.split(':')[2] === 'sns') this.sns.mayPublish(principal, arn);
        else this.sqs.mayDeliver(principal, arn);
      }
    }
  }

  /** The stream of an ARN, of whatever service. */
  private streamSourceOf(arn: string): StreamSource | undefined {
    return this.kinesis.streamOf(arn) ?? this.dynamodb.streamOf(arn);
  }

  private mayReadStream(principal: Principal, arn: string): boolean {
    return this.dynamodb.streamOf(arn)?.mayRead(principal) ?? this.kinesis.mayRead(principal, arn);
  }

  private mayInvoke(principal: Principal, functionArn: string): boolean {
    const { functionArn: own, qualifier } = functionArnOf(functionArn);
    return this.hosts.get(own)?.mayBeInvokedBy(principal, [], qualifier) ?? false;
  }

  private hostNamed(functionName: string): FunctionHost | undefined {
    return [...this.hosts.values()].find(({ part }) => part.functionName === functionName);
  }

  private started(): FunctionRunner {
    if (this.runner === undefined) throw new Error('start(runner) comes before anything runs');
    return this.runner;
  }
}
