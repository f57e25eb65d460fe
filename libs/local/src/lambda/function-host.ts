import type { FunctionPart, RolePart } from '../architecture/architecture';
import type { Invocations } from '../engine/invocations';
import { serviceFor, type World } from '../engine/world';
import type { LogStore } from '../logs/log-store';
import { withPlatformLines } from '../logs/platform-lines';
import { LATEST_VERSION } from '../naming/function-arn';
import type { Principal, RolePrincipal, ServicePrincipal } from '../principal/principal';
import type { FunctionRunner, InvocationResult } from './function-runner';

/** How a call of a function ended; `throttled` and `refused` never reached its code. */
export type Outcome =
  InvocationResult | { readonly status: 'throttled' } | { readonly status: 'refused' };

/** What a call is about. */
export interface Call {
  readonly event: unknown;
  readonly uploads: readonly string[];
  readonly messageIds: readonly string[];
  /** The alias or version that is called. @default - the function itself */
  readonly qualifier?: string;
  /** For a batch, the messages that a result reports as failed, to be told on the trace. */
  readonly failedIn?: (payload: unknown) => readonly string[];
}

/** How long a runner may take to hand over the log of an invocation that ran out of time. */
const LAST_WORDS_MS = 1_000;

/** One function: its concurrency, timeout, role, log and trace. */
export class FunctionHost {
  private running = 0;

  constructor(
    private readonly world: World,
    readonly part: FunctionPart,
    private readonly role: RolePart | undefined,
    private readonly runner: () => FunctionRunner,
    private readonly invocations: Invocations,
    private readonly logs: LogStore,
  ) {}

  /** The function's identity at the services that it calls. */
  principal(requestId?: string): RolePrincipal {
    return {
      kind: 'role',
      functionName: this.part.functionName,
      roleArn: this.part.roleArn,
      ...(requestId === undefined ? {} : { requestId }),
    };
  }

  /** Whether Lambda may take the function's role; a denial goes on the trace. */
  mayAssumeRole(uploads: readonly string[] = []): boolean {
    const { part, role, world } = this;
    const lambda = serviceFor(world, 'lambda.amazonaws.com', part.functionArn);
    return mayAssume(world, role, part.roleArn, lambda, uploads);
  }

  /** Whether somebody may call the function; a denial goes on the trace. */
  mayBeInvokedBy(
    principal: Principal,
    uploads: readonly string[] = [],
    qualifier?: string,
  ): boolean {
    const { address, policy } = this.part;
    return this.world.guard.allows(
      principal,
      {
        action: 'lambda:InvokeFunction',
        resource: this.arnOf(qualifier),
        address,
        ...(policy === undefined ? {} : { resourcePolicy: policy }),
      },
      uploads,
    );
  }

  /** The version behind a qualifier; undefined where the function has no such alias or version. */
  versionOf(qualifier: string = LATEST_VERSION): string | undefined {
    const { versions } = this.part;
    return Object.hasOwn(versions, qualifier) ? versions[qualifier] : undefined;
  }

  private arnOf(qualifier: string | undefined): string {
    const { functionArn } = this.part;
    return qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`;
  }

  /** Calls the function; resolves when the call has ended, however it ended. */
  async invoke(call: Call): Promise<Outcome> {
    const { world, part } = this;
    if (!this.mayAssumeRole(call.uploads)) return { status: 'refused' };
    const requestId = world.random.uuid();
    const about = {
      functionName: part.functionName,
      requestId,
      messageIds: call.messageIds,
      uploads: call.uploads,
    };
    const most = part.reservedConcurrency ?? Infinity;
    if (this.running >= most || world.random.chance(world.faults.invocationThrottle)) {
      world.trace.emit({ kind: 'throttled', ...about });
      return { status: 'throttled' };
    }
    this.running += 1;
    const end = world.activity.begin();
    const startedAt = world.clock.now();
    world.trace.emit({ kind: 'invoked', ...about });
    try {
      const result = await this.run(requestId, call);
      const durationMs = world.clock.now() - startedAt;
      const { memorySizeMib } = part;
      const log = withPlatformLines({ requestId, durationMs, memorySizeMib, result });
      if (this.mayLog(call.uploads)) {
        this.logs.write(part.logGroupName, result.logStreamName ?? 'local', startedAt, log);
      }
      world.trace.emit({ ...about, ...told(result, call), durationMs, log });
      return { ...result, log };
    } finally {
      this.invocations.remove(requestId);
      this.running -= 1;
      end();
    }
  }

  private run(requestId: string, call: Call): Promise<InvocationResult> {
    const { world, part } = this;
    const timeoutMs = part.timeoutSeconds * 1000;
    const abort = new AbortController();
    return new Promise((resolve) => {
      let timedOut = false;
      let stopWaiting: () => void = () => undefined;
      const finish = (result: InvocationResult): void => {
        stopTimer();
        stopWaiting();
        // What an invocation that is over still asks for is refused.
        this.invocations.remove(requestId);
        resolve(timedOut ? { status: 'timed-out', log: result.log } : result);
      };
      const stopTimer = world.activity.timer(timeoutMs, () => {
        timedOut = true;
        this.invocations.remove(requestId);
        abort.abort();
        stopWaiting = world.activity.timer(LAST_WORDS_MS, () =>
          finish({ status: 'timed-out', log: [] }),
        );
      });
      this.invocations.add({
        functionName: part.functionName,
        requestId,
        uploads: call.uploads,
        crash: () => {
          abort.abort();
          finish({ status: 'crashed', exitCode: null, log: [] });
        },
      });
      void this.runner()
        .invoke({
          functionName: part.functionName,
          requestId,
          functionVersion: this.versionOf(call.qualifier) ?? LATEST_VERSION,
          invokedFunctionArn: this.arnOf(call.qualifier),
          event: call.event,
          deadlineMs: world.clock.now() + timeoutMs,
          timeoutMs,
          signal: abort.signal,
        })
        .then(finish);
    });
  }

  /**
   * Whether the service may do in the function's name what it does whenever it runs: write its log, send
   * its trace. The trace does not keep a log from being written.
   */
  private mayLog(uploads: readonly string[]): boolean {
    const { part, world } = this;
    const group = `arn:${world.partition}:logs:${part.functionArn.split(':')[3]}:${world.accountId}:log-group:${part.logGroupName}`;
    const stream = `${group}:log-stream:local`;
    const wanted: [action: string, resource: string][] = [
      ...(part.hasLogGroup ? [] : [['logs:CreateLogGroup', group] as [string, string]]),
      ['logs:CreateLogStream', stream],
      ['logs:PutLogEvents', stream],
      ...(part.tracing
        ? [
            ['xray:PutTraceSegments', '*'] as [string, string],
            ['xray:PutTelemetryRecords', '*'] as [string, string],
          ]
        : []),
    ];
    return wanted
      .filter(
        ([action, resource]) =>
          !world.guard.allows(
            this.principal(),
            { action, resource, address: part.address },
            uploads,
          ),
      )
      .every(([action]) => action.startsWith('xray:'));
  }
}

/** Whether a service may take a role; a denial goes on the trace. Nobody knows whom a role of other stacks trusts. */
export function mayAssume(
  world: World,
  role: RolePart | undefined,
  roleArn: string,
  service: ServicePrincipal,
  uploads: readonly string[] = [],
): boolean {
  if (role === undefined && roleArn.startsWith('arn:')) return true;
  return world.guard.allows(
    service,
    {
      action: 'sts:AssumeRole',
      resource: roleArn,
      address: role?.address ?? roleArn,
      // A trust policy speaks of its own role, so that it names no resource.
      ...(role?.trust === undefined ? {} : { resourcePolicy: role.trust }),
    },
    uploads,
  );
}

/** What the trace says about a result. */
function told(
  result: InvocationResult,
  call: Call,
): {
  kind: 'returned' | 'failed' | 'timed-out' | 'crashed';
  failedMessageIds?: readonly string[];
  errorType?: string;
  errorMessage?: string;
} {
  switch (result.status) {
    case 'returned': {
      const failed = call.failedIn?.(result.payload) ?? [];
      return { kind: 'returned', ...(failed.length === 0 ? {} : { failedMessageIds: failed }) };
    }
    case 'failed':
      return { kind: 'failed', errorType: result.errorType, errorMessage: result.errorMessage };
    case 'timed-out':
      return { kind: 'timed-out' };
    case 'crashed':
      return { kind: 'crashed' };
  }
}

/** What a caller is told of a call that failed. */
export function errorOf(outcome: Outcome): { errorType: string; errorMessage?: string } {
  return outcome.status === 'failed'
    ? { errorType: outcome.errorType, errorMessage: outcome.errorMessage }
    : { errorType: outcome.status };
}
