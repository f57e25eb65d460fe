import type { Principal } from '../principal/principal';

/** A message attribute. Binary values are base64, as in the JSON protocol. */
export interface MessageAttribute {
  /** `String`, `Number` or `Binary`, with an optional custom label (`Number.int`). */
  readonly dataType: string;
  readonly stringValue?: string;
  /** Base64. */
  readonly binaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface SendMessageInput {
  readonly queueUrl: string;
  readonly messageBody: string;
  readonly delaySeconds?: number;
  readonly messageAttributes?: MessageAttributes;
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
}

export interface SendMessageOutput {
  readonly messageId: string;
  readonly md5OfMessageBody: string;
  readonly md5OfMessageAttributes?: string;
  readonly sequenceNumber?: string;
}

export interface ReceiveMessageInput {
  readonly queueUrl: string;
  /** 1 to 10. @default 1 */
  readonly maxNumberOfMessages?: number;
  /** @default - the queue's visibility timeout */
  readonly visibilityTimeout?: number;
  /** 0 to 20. @default - the queue's `receive_wait_time_seconds` */
  readonly waitTimeSeconds?: number;
  /** Names of system attributes, or `All`. @default - none */
  readonly attributeNames?: readonly string[];
  /** Names, prefixes ending in `.*`, or `All`. @default - none */
  readonly messageAttributeNames?: readonly string[];
  /** Gives a long poll up. */
  readonly signal?: AbortSignal;
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: MessageAttributes;
  readonly md5OfMessageAttributes?: string;
}

export interface BatchFailure {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly senderFault: boolean;
}

export interface BatchOutput<T> {
  readonly successful: readonly (T & { readonly id: string })[];
  readonly failed: readonly BatchFailure[];
}

export interface MessageMoveTask {
  readonly sourceArn: string;
  readonly destinationArn?: string;
  readonly status: 'COMPLETED' | 'FAILED';
  readonly moved: number;
  readonly toMove: number;
  readonly startedAt: number;
  readonly failureReason?: string;
}

/**
 * SQS as the local cloud serves it. Every method throws {@link AwsError} with the code of the JSON
 * protocol (`QueueDoesNotExist`); only a receive may wait.
 */
export interface SqsApi {
  sendMessage(principal: Principal, input: SendMessageInput): SendMessageOutput;
  sendMessageBatch(
    principal: Principal,
    input: {
      readonly queueUrl: string;
      readonly entries: readonly (Omit<SendMessageInput, 'queueUrl'> & { readonly id: string })[];
    },
  ): BatchOutput<SendMessageOutput>;
  receiveMessage(
    principal: Principal,
    input: ReceiveMessageInput,
  ): Promise<readonly ReceivedMessage[]>;
  deleteMessage(
    principal: Principal,
    input: { readonly queueUrl: string; readonly receiptHandle: string },
  ): void;
  deleteMessageBatch(
    principal: Principal,
    input: {
      readonly queueUrl: string;
      readonly entries: readonly { readonly id: string; readonly receiptHandle: string }[];
    },
  ): BatchOutput<object>;
  changeMessageVisibility(
    principal: Principal,
    input: {
      readonly queueUrl: string;
      readonly receiptHandle: string;
      readonly visibilityTimeout: number;
    },
  ): void;
  changeMessageVisibilityBatch(
    principal: Principal,
    input: {
      readonly queueUrl: string;
      readonly entries: readonly {
        readonly id: string;
        readonly receiptHandle: string;
        readonly visibilityTimeout: number;
      }[];
    },
  ): BatchOutput<object>;
  /** @param input.attributeNames names of queue attributes, or `All` */
  getQueueAttributes(
    principal: Principal,
    input: { readonly queueUrl: string; readonly attributeNames?: readonly string[] },
  ): Readonly<Record<string, string>>;
  getQueueUrl(
    principal: Principal,
    input: { readonly queueName: string },
  ): { readonly queueUrl: string };
  listQueues(
    principal: Principal,
    input?: { readonly queueNamePrefix?: string },
  ): readonly string[];
  /** The queues that redrive to this one. */
  listDeadLetterSourceQueues(
    principal: Principal,
    input: { readonly queueUrl: string },
  ): readonly string[];
  /** Moves what lies in a dead-letter queue back, or to another queue. */
  startMessageMoveTask(
    principal: Principal,
    input: { readonly sourceArn: string; readonly destinationArn?: string },
  ): { readonly taskHandle: string };
  listMessageMoveTasks(
    principal: Principal,
    input: { readonly sourceArn: string; readonly maxResults?: number },
  ): readonly MessageMoveTask[];
  cancelMessageMoveTask(principal: Principal, input: { readonly taskHandle: string }): never;
  purgeQueue(principal: Principal, input: { readonly queueUrl: string }): void;
}
