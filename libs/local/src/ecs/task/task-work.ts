import type { World } from '../../engine/world';
import type { Sqs } from '../../sqs/sqs';

/** The longest that a task counts as at work on what it received, in real milliseconds. */
const LONGEST_WORK_MS = 30_000;

interface AtWork {
  readonly uploads: readonly string[];
  readonly end: () => void;
}

/**
 * Knows what tasks do: from the messages that one received until it asks for more it is at work, and the
 * cloud's time is not skipped.
 */
export class TaskWork {
  private readonly queues = new Map<string, Set<string>>();
  private readonly working = new Map<string, AtWork>();
  private readonly calling = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly sqs: Sqs,
  ) {}

  /** @param uploads what the messages belong to; undefined when it asks for messages */
  receives(taskId: string, queueArn: string, uploads: readonly string[] | undefined): void {
    const own = this.queues.get(taskId) ?? new Set();
    this.queues.set(taskId, own.add(queueArn));
    this.working.get(taskId)?.end();
    this.working.delete(taskId);
    if (uploads === undefined) return;
    const release = this.world.activity.begin();
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      release();
    };
    const timer = setTimeout(end, LONGEST_WORK_MS);
    timer.unref();
    this.working.set(taskId, { uploads, end });
  }

  /** A task called a service: it has begun. */
  called(taskId: string): void {
    this.calling.add(taskId);
  }

  hasCalled(taskId: string): boolean {
    return this.calling.has(taskId);
  }

  ended(taskId: string): void {
    this.working.get(taskId)?.end();
    this.working.delete(taskId);
    this.queues.delete(taskId);
  }

  uploadsOf(taskId: string): readonly string[] {
    return this.working.get(taskId)?.uploads ?? [];
  }

  /** Whether a queue has messages that one of these tasks takes. */
  isLeftFor(tasks: ReadonlySet<string>): boolean {
    return [...this.queues].some(
      ([taskId, queues]) => tasks.has(taskId) && [...queues].some((arn) => this.waitsFor(arn)),
    );
  }

  waitsFor(queueArn: string): boolean {
    return (this.sqs.queueOf(queueArn)?.pending ?? 0) > 0;
  }
}
