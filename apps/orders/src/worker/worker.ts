import type { OrderMessage } from './order';
import { UnusableMessage } from './order';

/** Where messages come from. */
export interface OrderQueue {
  /** Waits for messages until there are some, some time has passed, or `stop` says so. */
  receive(stop: AbortSignal): Promise<readonly OrderMessage[]>;
  /** Hides a message for some more time. */
  hide(message: OrderMessage, seconds: number): Promise<void>;
  delete(message: OrderMessage): Promise<void>;
}

/** Says to ECS that the task is at work, so that it is not stopped to scale in. */
export interface TaskProtection {
  protect(isAtWork: boolean): Promise<void>;
}

export interface WorkerOptions {
  readonly queue: OrderQueue;
  readonly accept: (message: OrderMessage) => Promise<void>;
  readonly protection: TaskProtection;
  /** For how long the queue hides a received message. */
  readonly visibilityTimeoutSeconds: number;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** How long it waits after the queue could not be asked. */
  readonly pauseMilliseconds?: number;
}

/** Works on messages until it is told to stop, and then finishes those that it has. */
export class Worker {
  constructor(private readonly options: WorkerOptions) {}

  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const messages = await this.receive(stop);
      if (messages.length === 0) continue;
      await this.protect(true);
      await Promise.all(inOrder(messages).map((line) => this.handle(...line)));
      await this.protect(false);
    }
  }

  /**
   * Works on messages one after another. What fails is left in the queue, which shows it again or moves it to the dead
   * letters, and those behind it with it: none overtakes. One that is no order holds up nobody.
   */
  async handle(...messages: readonly OrderMessage[]): Promise<void> {
    const heartbeats = messages.map((message) => this.keepHidden(message));
    try {
      for (const message of messages) {
        if ((await this.work(message)) === 'failed') return;
      }
    } finally {
      heartbeats.forEach(clearInterval);
    }
  }

  private async work(message: OrderMessage): Promise<'accepted' | 'failed' | 'unusable'> {
    const { accept, queue, log } = this.options;
    try {
      await accept(message);
      await queue.delete(message);
      log({ level: 'INFO', message: 'order accepted', messageId: message.messageId });
      return 'accepted';
    } catch (error) {
      const isUnusable = error instanceof UnusableMessage;
      log({
        level: isUnusable ? 'WARN' : 'ERROR',
        message: isUnusable ? 'message is no order' : 'order not accepted yet',
        messageId: message.messageId,
        reason: reasonOf(error),
      });
      return isUnusable ? 'unusable' : 'failed';
    }
  }

  private async receive(stop: AbortSignal): Promise<readonly OrderMessage[]> {
    try {
      return await this.options.queue.receive(stop);
    } catch (error) {
      if (stop.aborted) return [];
      this.options.log({ level: 'ERROR', message: 'queue not reached', reason: reasonOf(error) });
      await pause(this.options.pauseMilliseconds ?? 1_000, stop);
      return [];
    }
  }

  private keepHidden(message: OrderMessage): NodeJS.Timeout {
    const { queue, visibilityTimeoutSeconds, log } = this.options;
    return setInterval(
      () => {
        queue.hide(message, visibilityTimeoutSeconds).catch((error: unknown) => {
          log({ level: 'WARN', message: 'message not hidden longer', reason: reasonOf(error) });
        });
      },
      (visibilityTimeoutSeconds * 1_000) / 3,
    );
  }

  /** Work goes on where ECS does not answer: a message that is cut off comes again. */
  private async protect(isAtWork: boolean): Promise<void> {
    try {
      await this.options.protection.protect(isAtWork);
    } catch (error) {
      this.options.log({ level: 'WARN', message: 'task not protected', reason: reasonOf(error) });
    }
  }
}

/** The messages of each group in a line, and each message without a group in one of its own. */
function inOrder(messages: readonly OrderMessage[]): readonly (readonly OrderMessage[])[] {
  const lines = new Map<unknown, OrderMessage[]>();
  for (const message of messages) {
    const key = message.group ?? message;
    lines.set(key, [...(lines.get(key) ?? []), message]);
  }
  return [...lines.values()];
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
