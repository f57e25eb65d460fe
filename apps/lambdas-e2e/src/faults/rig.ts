import type { Architecture, CloudApi, FunctionRunner, LocalServer } from '@archway/local';
import {
  FastForwardClock,
  LocalCloud,
  ProcessRunner,
  readArchitecture,
  serve,
} from '@archway/local';
import { parseStack } from '@archway/terraform';
import { STACK, terraform } from '../pipeline';
import type { Scenario } from './scenario';

/** A stalled call takes all of it but the second that the handler keeps for its answer. */
const TIMEOUT_SECONDS = 5;

/** Functions say nothing, and one decoder thread is enough for small photos: less work for each scenario. */
const VARIABLES = { LOG_LEVEL: 'SILENT', POWERTOOLS_TRACE_ENABLED: 'false', VIPS_CONCURRENCY: '1' };

/** What of the stack is changed. */
interface Edited {
  readonly resource: {
    readonly aws_lambda_function: Record<
      string,
      { timeout: number; readonly environment: { readonly variables: Record<string, string> } }
    >;
    readonly aws_sqs_queue: Record<string, { redrive_policy?: string }>;
  };
}

/** The deployed stack, but for its variables, how long functions may run and how often a message is received. */
function architectureFor(maxReceiveCount: number): Architecture {
  const edited = terraform() as Edited;
  for (const fn of Object.values(edited.resource.aws_lambda_function)) {
    fn.timeout = TIMEOUT_SECONDS;
    Object.assign(fn.environment.variables, VARIABLES);
  }
  for (const queue of Object.values(edited.resource.aws_sqs_queue)) {
    if (queue.redrive_policy === undefined) continue;
    const redrive = JSON.parse(queue.redrive_policy) as object;
    queue.redrive_policy = JSON.stringify({ ...redrive, maxReceiveCount });
  }
  return readArchitecture([parseStack(JSON.stringify(edited), STACK)]);
}

/** An object whose calls go to whatever `current` returns at the time. */
function live<Target extends object>(current: () => Target): Target {
  return new Proxy({} as Target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(current(), name);
      return typeof value === 'function' ? (value.bind(current()) as unknown) : value;
    },
  });
}

/**
 * Runs one cloud after the other behind one server, with the deployed bundles in processes that stay warm from one to
 * the next: a process takes longer to start than a cloud takes to live.
 */
export class Rig {
  private readonly architectures = new Map<number, Architecture>();
  private cloud: LocalCloud;
  private server: LocalServer | undefined;
  private runner: FunctionRunner | undefined;

  static async start(): Promise<Rig> {
    const rig = new Rig();
    const { cloud } = rig;
    const services = {
      s3: live(() => rig.cloud.s3),
      sqs: live(() => rig.cloud.sqs),
      sns: live(() => rig.cloud.sns),
    };
    const served = new Proxy(
      live<CloudApi>(() => rig.cloud),
      {
        get: (target, name): unknown =>
          Reflect.get(Object.hasOwn(services, name) ? services : target, name),
      },
    );
    rig.server = await serve(served);
    rig.runner = await ProcessRunner.create({
      functions: cloud.functions,
      region: cloud.region,
      endpointUrl: rig.server.url,
      credentialsFor: (name) => cloud.credentialsFor(name),
    });
    return rig;
  }

  private constructor() {
    this.cloud = LocalCloud.of(this.architecture(1));
  }

  /** A cloud of its own for a scenario. The one before it has to be idle. */
  begin({ seed, faults, maxReceiveCount }: Scenario): LocalCloud {
    const { runner } = this;
    if (runner === undefined) throw new Error('the rig has not started');
    this.cloud = LocalCloud.of(this.architecture(maxReceiveCount), {
      clock: new FastForwardClock(),
      seed,
      faults,
      // It is the same architecture each time, and a denial is noticed when it happens.
      asksAhead: false,
    });
    // The processes outlive the cloud.
    this.cloud.start({
      invoke: (invocation) => runner.invoke(invocation),
      close: () => Promise.resolve(),
    });
    return this.cloud;
  }

  async close(): Promise<void> {
    await this.cloud.close();
    await this.runner?.close();
    await this.server?.close();
  }

  private architecture(maxReceiveCount: number): Architecture {
    const known = this.architectures.get(maxReceiveCount) ?? architectureFor(maxReceiveCount);
    this.architectures.set(maxReceiveCount, known);
    return known;
  }
}
