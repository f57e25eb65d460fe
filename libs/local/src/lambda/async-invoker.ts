import { jitter, type World } from '../engine/world';
import { functionArnOf, LATEST_VERSION } from '../naming/function-arn';
import type { Principal } from '../principal/principal';
import type { Sns } from '../sns/sns';
import type { Sqs } from '../sqs/sqs';
import { errorOf, type FunctionHost, type Outcome } from './function-host';

/** Waits before the two retries ("Error handling for asynchronous invocations"). */
const RETRY_WAITS_MS = [60_000, 120_000];

/** Throttled events wait from one second up to five minutes, for at most six hours. */
const FIRST_THROTTLE_WAIT_MS = 1_000;
const LONGEST_THROTTLE_WAIT_MS = 300_000;
const LONGEST_AGE_MS = 6 * 60 * 60 * 1000;

interface QueuedEvent {
  readonly eventId: string;
  readonly event: unknown;
  readonly uploads: readonly string[];
  readonly qualifier?: string;
  readonly queuedAt: number;
  readonly attempt: number;
  readonly throttleWaitMs: number;
}

/** Calls functions for services that do not wait: with retries and a destination for failures. */
export class AsyncInvoker {
  constructor(
    private readonly world: World,
    private readonly hostOf: (functionArn: string) => FunctionHost | undefined,
    private readonly targets: { readonly sqs: Sqs; readonly sns: () => Sns },
  ) {}

  /** @returns false where the function is not there or may not be called by the service */
  invoke(
    principal: Principal,
    functionArn: string,
    event: unknown,
    uploads: readonly string[],
  ): boolean {
    const { functionArn: own, qualifier } = functionArnOf(functionArn);
    const host = this.hostOf(own);
    if (host?.versionOf(qualifier) === undefined) return false;
    if (!host.mayBeInvokedBy(principal, uploads, qualifier)) return false;
    this.queue(host, event, uploads, qualifier);
    return true;
  }

  /** Queues an event for a function that may be called. */
  queue(host: FunctionHost, event: unknown, uploads: readonly string[], qualifier?: string): void {
    this.world.activity.later(jitter(this.world), () =>
      this.attempt(host, {
        eventId: this.world.random.uuid(),
        event,
        uploads,
        ...(qualifier === undefined ? {} : { qualifier }),
        queuedAt: this.world.clock.now(),
        attempt: 0,
        throttleWaitMs: FIRST_THROTTLE_WAIT_MS,
      }),
    );
  }

  private attempt(host: FunctionHost, queued: QueuedEvent): void {
    const { eventId, event, uploads, qualifier } = queued;
    void host
      .invoke({
        event,
        uploads,
        messageIds: [eventId],
        ...(qualifier === undefined ? {} : { qualifier }),
      })
      .then((outcome) => this.settle(host, queued, outcome));
  }

  private settle(host: FunctionHost, queued: QueuedEvent, outcome: Outcome): void {
    if (outcome.status === 'returned') {
      this.send(host, queued, host.part.onSuccessArn, outcome);
      return;
    }
    if (outcome.status === 'throttled' && this.age(queued) < LONGEST_AGE_MS) {
      const wait = queued.throttleWaitMs;
      const next = Math.min(wait * 2, LONGEST_THROTTLE_WAIT_MS);
      this.world.activity.later(wait, () =>
        this.attempt(host, { ...queued, throttleWaitMs: next }),
      );
      return;
    }
    if (queued.attempt < host.part.maximumRetryAttempts && outcome.status !== 'throttled') {
      const attempt = queued.attempt + 1;
      this.world.activity.later(RETRY_WAITS_MS[queued.attempt] ?? 0, () =>
        this.attempt(host, { ...queued, attempt }),
      );
      return;
    }
    const moved = this.send(host, queued, host.part.onFailureArn, outcome);
    this.world.trace.emit({
      kind: moved ? 'dead-lettered' : 'lost',
      messageId: queued.eventId,
      from: host.part.functionArn,
      to: host.part.onFailureArn ?? host.part.functionArn,
      reason: `${host.part.functionName} failed ${queued.attempt + 1} times`,
      uploads: queued.uploads,
    });
  }

  private age({ queuedAt }: QueuedEvent): number {
    return this.world.clock.now() - queuedAt;
  }

  /** Sends the record of an invocation to a destination, by the function's role. */
  private send(
    host: FunctionHost,
    queued: QueuedEvent,
    destination: string | undefined,
    outcome: Outcome,
  ): boolean {
    if (destination === undefined) return false;
    const record = JSON.stringify({
      version: '1.0',
      timestamp: new Date(this.world.clock.now()).toISOString(),
      requestContext: {
        requestId: queued.eventId,
        functionArn: `${host.part.functionArn}:${queued.qualifier ?? LATEST_VERSION}`,
        condition: outcome.status === 'returned' ? 'Success' : 'RetriesExhausted',
        approximateInvokeCount: queued.attempt + 1,
      },
      requestPayload: queued.event,
      responseContext: { statusCode: 200, executedVersion: host.versionOf(queued.qualifier) },
      responsePayload: outcome.status === 'returned' ? outcome.payload : errorOf(outcome),
    });
    const { sqs, sns } = this.targets;
    const principal = host.principal();
    return destination.split(':')[2] === 'sns'
      ? sns().deliver(principal, { topicArn: destination, message: record }, queued.uploads) !==
          undefined
      : sqs.deliver(principal, destination, { messageBody: record }, queued.uploads) !== undefined;
  }
}
