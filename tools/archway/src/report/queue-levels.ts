import type { LocalCloud, QueuePart, TraceEvent } from '@archway/local';

/** How many messages a queue held at a moment. */
export interface Level {
  /** Milliseconds since the epoch, by the cloud's clock. */
  readonly at: number;
  readonly messages: number;
}

export interface QueueLevels {
  readonly label: string;
  readonly queueArn: string;
  readonly levels: readonly Level[];
}

/** Looks at a queue whenever something happens to it. */
export class QueueWatch {
  private readonly seen = new Map<string, Level[]>();

  constructor(
    private readonly cloud: Pick<LocalCloud, 'sqs'>,
    private readonly queues: readonly Pick<QueuePart, 'queueArn' | 'constructPath'>[],
  ) {}

  see(event: TraceEvent): void {
    if (!('from' in event) || !('to' in event)) return;
    for (const arn of new Set([event.from, event.to])) this.look(arn, event.at);
  }

  /** The queues that ever held a message. */
  get all(): readonly QueueLevels[] {
    return this.queues.flatMap(({ queueArn, constructPath }) => {
      const levels = this.seen.get(queueArn) ?? [];
      return levels.some(({ messages }) => messages > 0)
        ? [{ label: constructPath, queueArn, levels }]
        : [];
    });
  }

  private look(queueArn: string, at: number): void {
    const counts = this.cloud.sqs.queueOf(queueArn)?.counts;
    if (counts === undefined) return;
    const messages = counts.visible + counts.inFlight + counts.delayed;
    const levels = this.seen.get(queueArn) ?? [];
    this.seen.set(queueArn, levels);
    if (levels.at(-1)?.at === at) levels.pop();
    if (levels.at(-1)?.messages !== messages) levels.push({ at, messages });
  }
}
