import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { StoredMessage } from './live-queue';
import type { MessageMoveTask } from './sqs-api';
import { invalid } from './message-rules';

/** What a task works on. */
export interface MoveTaskQueues {
  readonly sourceArn: string;
  /** Every queue that redrives to the source. */
  readonly redriveSources: readonly string[];
  /** @default - each message goes back to the queue that it came from */
  readonly destinationArn?: string;
  /** Takes out all that can be received. */
  takeAll(): readonly StoredMessage[];
  /** Puts a message in as a new one; false where there is no such queue. */
  put(queueArn: string, message: StoredMessage): boolean;
}

/** Tasks that move messages out of dead-letter queues; each moves all at once here. */
export class MoveTasks {
  private readonly tasks: MessageMoveTask[] = [];

  constructor(private readonly world: World) {}

  /** @throws AwsError where the source is nobody's dead-letter queue */
  start(queues: MoveTaskQueues): { readonly taskHandle: string } {
    const { sourceArn, destinationArn, redriveSources } = queues;
    if (redriveSources.length === 0) {
      throw invalid('Source queue must be configured as a Dead Letter Queue.');
    }
    const taskHandle = Buffer.from(
      JSON.stringify({ taskId: this.world.random.uuid(), sourceArn }),
    ).toString('base64');
    const messages = queues.takeAll();
    const unmoved = messages.filter(
      (message) => !queues.put(destinationArn ?? message.deadLetterSourceArn ?? '', message),
    );
    for (const message of unmoved) queues.put(sourceArn, message);
    this.tasks.unshift({
      sourceArn,
      ...(destinationArn === undefined ? {} : { destinationArn }),
      status: unmoved.length === 0 ? 'COMPLETED' : 'FAILED',
      moved: messages.length - unmoved.length,
      toMove: messages.length,
      startedAt: this.world.clock.now(),
      ...(unmoved.length === 0 ? {} : { failureReason: 'CouldNotDetermineMessageSource' }),
    });
    return { taskHandle };
  }

  /** The latest first. */
  of(sourceArn: string, most: number): readonly MessageMoveTask[] {
    return this.tasks.filter((task) => task.sourceArn === sourceArn).slice(0, most);
  }

  /** Every task has ended when it is asked for. */
  cancel(): never {
    throw new AwsError(
      'ResourceNotFoundException',
      404,
      'The task does not run: here each task moves all of its messages at once.',
    );
  }
}
