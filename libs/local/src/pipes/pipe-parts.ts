import type { Part } from '../architecture/architecture';
import type { ReadSettings } from '../streams/stream-sink';

/** A pipe of EventBridge Pipes. */
export interface PipePart extends Part {
  readonly pipeName: string;
  readonly pipeArn: string;
  readonly roleArn: string;
  readonly isRunning: boolean;
  readonly sourceArn: string;
  /** How the source is read; for a queue, batch and filters alone count. */
  readonly reads: ReadSettings;
  readonly deadLetterArn?: string;
  readonly enrichmentArn?: string;
  readonly targetArn: string;
  /** Undefined: the event itself. */
  readonly inputTemplate?: string;
  /** A path such as `$.id`, or the value itself. */
  readonly partitionKey?: string;
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
  /** Whether a function is called without waiting for it. */
  readonly isFireAndForget: boolean;
  readonly detailType?: string;
  readonly eventSource?: string;
}
