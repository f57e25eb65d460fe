import { parseStack } from '@archway/terraform';
import { ManualClock } from '../clock/manual-clock';
import { LocalCloud, type LocalCloudOptions } from '../cloud/local-cloud';
import type { FunctionRunner, InvocationResult } from '../lambda/function-runner';
import type { RolePrincipal } from '../principal/principal';
import type { Denied, TraceEvent } from '../trace/trace-event';

/** What a function of a spec gets beside its event. */
export interface SpecContext {
  /** Who it is at the services. */
  readonly principal: RolePrincipal;
  readonly cloud: LocalCloud;
  readonly functionName: string;
}

/** A function's code, in this process. A throw is a failed invocation. */
export type SpecHandler = (event: never, context: SpecContext) => unknown;

export interface SpecCloud {
  readonly cloud: LocalCloud;
  readonly clock: ManualClock;
  readonly trace: readonly TraceEvent[];
  /** The events of one kind. */
  of<Kind extends TraceEvent['kind']>(kind: Kind): Extract<TraceEvent, { kind: Kind }>[];
  denials(): readonly Denied[];
}

/** A cloud of Terraform JSON, with its functions in this process and time in the spec's hand. */
export function cloudOf(
  terraform: object,
  handler: SpecHandler = () => null,
  options: LocalCloudOptions = {},
): SpecCloud {
  const clock = new ManualClock();
  const stack = parseStack(JSON.stringify(terraform), 'stacks/spec/cdk.tf.json');
  const cloud = LocalCloud.fromStacks([stack], { clock, ...options });
  const trace: TraceEvent[] = [];
  cloud.onTrace((event) => trace.push(event));
  cloud.start(runnerOf(cloud, handler));
  const of = <Kind extends TraceEvent['kind']>(kind: Kind): Extract<TraceEvent, { kind: Kind }>[] =>
    trace.filter((event): event is Extract<TraceEvent, { kind: Kind }> => event.kind === kind);
  return { cloud, clock, trace, of, denials: () => of('denied') };
}

function runnerOf(cloud: LocalCloud, handler: SpecHandler): FunctionRunner {
  return {
    async invoke({ functionName, requestId, event }): Promise<InvocationResult> {
      const key = cloud.credentialsFor(functionName).accessKeyId;
      const principal = { ...(cloud.principalFor(key) as RolePrincipal), requestId };
      try {
        const payload = await handler(event as never, { principal, cloud, functionName });
        return { status: 'returned', payload, log: [] };
      } catch (error) {
        const { name, message } = error as Error;
        return { status: 'failed', errorType: name, errorMessage: message, log: [] };
      }
    },
    close: () => Promise.resolve(),
  };
}
