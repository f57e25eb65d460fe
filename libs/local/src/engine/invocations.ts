import { AwsError } from '../aws-error/aws-error';
import type { Principal } from '../principal/principal';
import type { World } from './world';

/** An invocation that is under way. */
export interface RunningInvocation {
  readonly functionName: string;
  readonly requestId: string;
  readonly uploads: readonly string[];
  /** Ends it as if its process had died. */
  crash(): void;
}

/** Knows which invocations run, and what happens to the calls that they make. */
export class Invocations {
  private readonly running = new Map<string, RunningInvocation>();

  constructor(private readonly world: World) {}

  add(invocation: RunningInvocation): void {
    this.running.set(invocation.requestId, invocation);
  }

  remove(requestId: string): void {
    this.running.delete(requestId);
  }

  /** The uploads that a caller works on; of all invocations of its function where the one is unknown. */
  uploadsOf(principal: Principal): readonly string[] {
    if (principal.kind !== 'role') return [];
    const own = [...this.running.values()].filter(
      ({ functionName, requestId }) =>
        functionName === principal.functionName &&
        (principal.requestId === undefined || principal.requestId === requestId),
    );
    return [...new Set(own.flatMap(({ uploads }) => uploads))];
  }

  /**
   * Carries a call out, with what the fault plan does to the calls of functions.
   *
   * @param throttled what the service answers to a call too many
   * @throws AwsError for a throttled call and for one of an invocation that has ended
   */
  call<Result>(principal: Principal, effect: () => Result, throttled = slowDown): Result {
    if (principal.kind !== 'role') return effect();
    const { faults, random } = this.world;
    const invocation =
      principal.requestId === undefined ? undefined : this.running.get(principal.requestId);
    if (principal.requestId !== undefined && invocation === undefined) throw gone();
    if (random.chance(faults.throttle)) throw throttled();
    if (invocation === undefined || !random.chance(faults.crash)) return effect();
    if (random.chance(0.5)) effect();
    invocation.crash();
    throw gone();
  }
}

function slowDown(): AwsError {
  return new AwsError('SlowDown', 503, 'Please reduce your request rate.');
}

function gone(): AwsError {
  return new AwsError('RequestAborted', 400, 'The invocation that made this call has ended.');
}
