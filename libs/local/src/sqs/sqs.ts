import { createHash } from 'node:crypto';
import type { QueuePart } from '../architecture/architecture';
import { AwsError } from '../aws-error/aws-error';
import type { World } from '../engine/world';
import type { Principal } from '../principal/principal';
import { md5Of } from '../s3/object-store';
import { LiveQueue, type StoredMessage } from './live-queue';
import { digestOfAttributes } from './message-digest';
import { checkBatchBytes, checkMessage, invalid, runBatch } from './message-rules';
import { MoveTasks } from './move-tasks';
import { queueAttributes } from './queue-attributes';
import { toReceivedMessage } from './received-message';
import type {
  BatchOutput,
  ReceivedMessage,
  ReceiveMessageInput,
  SendMessageInput,
  SendMessageOutput,
  SqsApi,
} from './sqs-api';

/** SQS: queues of the Terraform, with their policies, timeouts and redrive. */
export class Sqs implements SqsApi {
  private readonly queues: ReadonlyMap<string, LiveQueue>;
  private readonly moveTasks: MoveTasks;
  private sequence = 0n;

  constructor(
    private readonly world: World,
    parts: readonly QueuePart[],
  ) {
    this.moveTasks = new MoveTasks(world);
    this.queues = new Map(
      parts.map((part) => [
        part.queueArn,
        new LiveQueue(world, part, (from, message) => this.redrive(from, message)),
      ]),
    );
  }

  /** The queue of an ARN, for the services that deliver and poll; undefined where none is. */
  queueOf(arn: string): LiveQueue | undefined {
    return this.queues.get(arn);
  }

  /** The queue of a name; undefined where none is. */
  queueNamed(name: string): LiveQueue | undefined {
    return [...this.queues.values()].find(({ part }) => part.queueName === name);
  }

  /** @param uploads what the message belongs to, where that does not follow from who sends it */
  sendMessage(
    principal: Principal,
    input: SendMessageInput,
    uploads = this.world.uploadsOf(principal),
  ): SendMessageOutput {
    const queue = this.named(input.queueUrl);
    this.require(principal, 'sqs:SendMessage', queue.part);
    if (!this.allowsKey(principal, queue.part, ['kms:GenerateDataKey', 'kms:Decrypt'])) {
      throw new AwsError('KmsAccessDenied', 400, `The key of ${queue.part.queueName} is denied.`);
    }
    return this.put(queue, input, uploads);
  }

  /**
   * Puts a message in for another service, by the queue's policy and key.
   *
   * @returns undefined where a policy denies it or the queue does not take such a message
   */
  deliver(
    principal: Principal,
    queueArn: string,
    input: Omit<SendMessageInput, 'queueUrl'>,
    uploads: readonly string[],
  ): SendMessageOutput | undefined {
    const queue = this.queues.get(queueArn);
    if (queue === undefined || !this.mayDeliver(principal, queueArn, uploads)) return undefined;
    try {
      return this.put(queue, { ...input, queueUrl: queue.part.queueUrl }, uploads);
    } catch (error) {
      if (error instanceof AwsError) return undefined;
      throw error;
    }
  }

  /** Whether a service may put messages in; a denial goes on the trace. */
  mayDeliver(principal: Principal, queueArn: string, uploads: readonly string[] = []): boolean {
    const part = this.queues.get(queueArn)?.part;
    return (
      part !== undefined &&
      this.allows(principal, 'sqs:SendMessage', part, uploads) &&
      this.allowsKey(principal, part, ['kms:GenerateDataKey', 'kms:Decrypt'], uploads)
    );
  }

  /** Whether a role may consume, as an event source mapping does; each denial goes on the trace. */
  mayConsume(principal: Principal, queueArn: string): boolean {
    const part = this.queues.get(queueArn)?.part;
    if (part === undefined) return false;
    return ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
      .map((action) => this.allows(principal, action, part))
      .concat(this.allowsKey(principal, part, ['kms:Decrypt']))
      .every((allowed) => allowed);
  }

  /** Whether `redrive_allow_policy` lets a queue's failures in; a denial goes on the trace. */
  mayRedrive(from: QueuePart, uploads: readonly string[] = []): boolean {
    const target = this.queues.get(from.redrive?.deadLetterTargetArn ?? '')?.part;
    if (target === undefined) return false;
    const { redriveSources } = target;
    if (redriveSources === undefined || redriveSources.includes(from.queueArn)) return true;
    this.world.trace.emit({
      kind: 'denied',
      action: 'sqs:SendMessage',
      resource: target.queueArn,
      principal: from.queueArn,
      explanation: `${from.address} may not redrive to ${target.address}: the redrive_allow_policy of ${target.redriveAllowAddress ?? target.address} does not name ${from.queueArn}`,
      uploads,
    });
    return false;
  }

  sendMessageBatch(
    principal: Principal,
    input: Parameters<SqsApi['sendMessageBatch']>[1],
  ): BatchOutput<SendMessageOutput> {
    checkBatchBytes(input.entries);
    return runBatch(input.entries, (entry) =>
      this.sendMessage(principal, { ...entry, queueUrl: input.queueUrl }),
    );
  }

  async receiveMessage(
    principal: Principal,
    input: ReceiveMessageInput,
  ): Promise<readonly ReceivedMessage[]> {
    const queue = this.named(input.queueUrl);
    const most = input.maxNumberOfMessages ?? 1;
    if (most < 1 || most > 10) {
      throw invalid(`MaxNumberOfMessages must be between 1 and 10, got ${most}.`);
    }
    this.require(principal, 'sqs:ReceiveMessage', queue.part);
    if (!this.allowsKey(principal, queue.part, ['kms:Decrypt'])) {
      throw new AwsError('KmsAccessDenied', 400, `The key of ${queue.part.queueName} is denied.`);
    }
    this.world.onReceive(principal, queue.part.queueArn, undefined);
    const visibility = input.visibilityTimeout ?? queue.part.visibilityTimeoutSeconds;
    const waitSeconds = input.waitTimeSeconds ?? queue.part.receiveWaitTimeSeconds;
    let taken = queue.take(most, visibility);
    if (taken.length === 0 && waitSeconds > 0) {
      await this.waitForMessage(queue, waitSeconds, input.signal);
      taken = input.signal?.aborted === true ? [] : queue.take(most, visibility);
    }
    if (taken.length > 0) {
      const uploads = [...new Set(taken.flatMap((message) => message.uploads))];
      this.world.onReceive(principal, queue.part.queueArn, uploads);
    }
    return taken.map((message) => toReceivedMessage(message, input));
  }

  deleteMessage(
    principal: Principal,
    input: { readonly queueUrl: string; readonly receiptHandle: string },
  ): void {
    const queue = this.named(input.queueUrl);
    this.require(principal, 'sqs:DeleteMessage', queue.part);
    this.remove(queue, input.receiptHandle);
  }

  /** Takes a message out; a stale receipt deletes nothing, as in a standard queue. */
  remove(queue: LiveQueue, receiptHandle: string): void {
    const message = queue.received(receiptHandle);
    if (message === undefined) return;
    const { faults, random, trace } = this.world;
    if (!queue.part.fifo && random.chance(faults.duplicateReceive)) return;
    queue.delete(message);
    trace.emit({
      kind: 'deleted',
      messageId: message.messageId,
      from: queue.part.queueArn,
      to: queue.part.queueArn,
      receiveCount: message.receiveCount,
      uploads: message.uploads,
    });
  }

  deleteMessageBatch(
    principal: Principal,
    input: Parameters<SqsApi['deleteMessageBatch']>[1],
  ): BatchOutput<object> {
    return runBatch(input.entries, ({ receiptHandle }) => {
      this.deleteMessage(principal, { queueUrl: input.queueUrl, receiptHandle });
      return {};
    });
  }

  changeMessageVisibility(
    principal: Principal,
    input: Parameters<SqsApi['changeMessageVisibility']>[1],
  ): void {
    const queue = this.named(input.queueUrl);
    this.require(principal, 'sqs:ChangeMessageVisibility', queue.part);
    if (input.visibilityTimeout < 0 || input.visibilityTimeout > 43_200) {
      throw invalid(
        `VisibilityTimeout must be between 0 and 43200, got ${input.visibilityTimeout}.`,
      );
    }
    const message = queue.received(input.receiptHandle);
    if (message === undefined || message.visibleAt <= this.world.clock.now()) {
      throw new AwsError('MessageNotInflight', 400, 'The message is not in flight.');
    }
    queue.changeVisibility(message, input.visibilityTimeout);
  }

  changeMessageVisibilityBatch(
    principal: Principal,
    input: Parameters<SqsApi['changeMessageVisibilityBatch']>[1],
  ): BatchOutput<object> {
    return runBatch(input.entries, (entry) => {
      this.changeMessageVisibility(principal, { ...entry, queueUrl: input.queueUrl });
      return {};
    });
  }

  getQueueAttributes(
    principal: Principal,
    input: { readonly queueUrl: string; readonly attributeNames?: readonly string[] },
  ): Readonly<Record<string, string>> {
    const queue = this.named(input.queueUrl);
    this.require(principal, 'sqs:GetQueueAttributes', queue.part);
    return queueAttributes(queue, input.attributeNames ?? []);
  }

  getQueueUrl(
    principal: Principal,
    input: { readonly queueName: string },
  ): { readonly queueUrl: string } {
    const queue = this.named(input.queueName);
    this.require(principal, 'sqs:GetQueueUrl', queue.part);
    return { queueUrl: queue.part.queueUrl };
  }

  listQueues(
    principal: Principal,
    input: { readonly queueNamePrefix?: string } = {},
  ): readonly string[] {
    this.world.guard.require(
      principal,
      { action: 'sqs:ListQueues', resource: '*', address: 'SQS' },
      'AccessDeniedException',
    );
    return [...this.queues.values()]
      .filter(({ part }) => part.queueName.startsWith(input.queueNamePrefix ?? ''))
      .map(({ part }) => part.queueUrl);
  }

  purgeQueue(principal: Principal, input: { readonly queueUrl: string }): void {
    const queue = this.named(input.queueUrl);
    this.require(principal, 'sqs:PurgeQueue', queue.part);
    queue.purge();
  }

  listDeadLetterSourceQueues(
    principal: Principal,
    input: { readonly queueUrl: string },
  ): readonly string[] {
    const { part } = this.named(input.queueUrl);
    this.require(principal, 'sqs:ListDeadLetterSourceQueues', part);
    return this.sourcesOf(part.queueArn).map(({ queueUrl }) => queueUrl);
  }

  startMessageMoveTask(
    principal: Principal,
    { sourceArn, destinationArn }: Parameters<SqsApi['startMessageMoveTask']>[1],
  ): { readonly taskHandle: string } {
    const source = this.byArn(sourceArn);
    const sources = this.sourcesOf(sourceArn);
    for (const action of ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage']) {
      this.require(principal, `sqs:${action}`, source.part);
    }
    const targets = destinationArn === undefined ? sources : [this.byArn(destinationArn).part];
    for (const target of targets) this.require(principal, 'sqs:SendMessage', target);
    return this.moveTasks.start({
      sourceArn,
      redriveSources: sources.map(({ queueArn }) => queueArn),
      ...(destinationArn === undefined ? {} : { destinationArn }),
      takeAll: () => source.takeAll(),
      put: (queueArn, message) => this.putBack(source.part, queueArn, message),
    });
  }

  listMessageMoveTasks(
    principal: Principal,
    { sourceArn, maxResults = 1 }: Parameters<SqsApi['listMessageMoveTasks']>[1],
  ): ReturnType<SqsApi['listMessageMoveTasks']> {
    this.require(principal, 'sqs:ListMessageMoveTasks', this.byArn(sourceArn).part);
    return this.moveTasks.of(sourceArn, maxResults);
  }

  cancelMessageMoveTask(): never {
    return this.moveTasks.cancel();
  }

  /** Puts a message of a dead-letter queue in as a new one, with an id and an age of its own. */
  private putBack(from: QueuePart, queueArn: string, message: StoredMessage): boolean {
    const queue = this.queues.get(queueArn);
    if (queue === undefined) return false;
    const { body, messageAttributes, senderId, uploads, groupId, sequenceNumber } = message;
    const now = this.world.clock.now();
    const { messageId } = queue.put({
      messageId: this.world.random.uuid(),
      body,
      messageAttributes,
      senderId,
      uploads,
      ...(groupId === undefined ? {} : { groupId }),
      ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
      sentAt: now,
      receiveCount: 0,
      visibleAt: now,
    });
    this.world.trace.emit({
      kind: 'delivered',
      messageId: message.messageId,
      deliveredAs: messageId,
      from: from.queueArn,
      to: queueArn,
      uploads,
    });
    return true;
  }

  private sourcesOf(queueArn: string): readonly QueuePart[] {
    return [...this.queues.values()]
      .map(({ part }) => part)
      .filter(({ redrive }) => redrive?.deadLetterTargetArn === queueArn);
  }

  private byArn(queueArn: string): LiveQueue {
    const queue = this.queues.get(queueArn);
    if (queue !== undefined) return queue;
    throw new AwsError(
      'ResourceNotFoundException',
      404,
      'The resource that you specified for the SourceArn or DestinationArn parameter does not exist.',
    );
  }

  private put(
    queue: LiveQueue,
    input: SendMessageInput,
    uploads: readonly string[],
  ): SendMessageOutput {
    const { part } = queue;
    checkMessage(part, input);
    const { clock, random } = this.world;
    const messageAttributes = input.messageAttributes ?? {};
    const stored = queue.put({
      messageId: random.uuid(),
      body: input.messageBody,
      messageAttributes,
      senderId: this.world.accountId,
      sentAt: clock.now(),
      uploads,
      receiveCount: 0,
      visibleAt: clock.now() + (input.delaySeconds ?? part.delaySeconds) * 1000,
      ...this.fifoFields(part, input),
    });
    const digest = digestOfAttributes(messageAttributes);
    return {
      messageId: stored.messageId,
      md5OfMessageBody: md5Of(input.messageBody),
      ...(digest === undefined ? {} : { md5OfMessageAttributes: digest }),
      ...(stored.sequenceNumber === undefined ? {} : { sequenceNumber: stored.sequenceNumber }),
    };
  }

  private fifoFields(part: QueuePart, input: SendMessageInput): Partial<StoredMessage> {
    const group = input.messageGroupId === undefined ? {} : { groupId: input.messageGroupId };
    if (!part.fifo) return group;
    this.sequence += 1n;
    return {
      ...group,
      deduplicationId:
        input.messageDeduplicationId ??
        createHash('sha256').update(input.messageBody).digest('hex'),
      sequenceNumber: this.sequence.toString().padStart(20, '0'),
    };
  }

  private redrive(from: QueuePart, message: StoredMessage): boolean {
    const targetArn = from.redrive?.deadLetterTargetArn ?? '';
    const target = this.queues.get(targetArn);
    if (target === undefined || !this.mayRedrive(from, message.uploads)) return false;
    // In a standard queue retention goes on counting from the first send.
    target.put({
      messageId: message.messageId,
      body: message.body,
      messageAttributes: message.messageAttributes,
      senderId: message.senderId,
      sentAt: message.sentAt,
      uploads: message.uploads,
      ...(message.groupId === undefined ? {} : { groupId: message.groupId }),
      ...(message.sequenceNumber === undefined ? {} : { sequenceNumber: message.sequenceNumber }),
      deadLetterSourceArn: from.queueArn,
      receiveCount: message.receiveCount,
      visibleAt: this.world.clock.now(),
    });
    this.world.trace.emit({
      kind: 'dead-lettered',
      messageId: message.messageId,
      from: from.queueArn,
      to: targetArn,
      receiveCount: message.receiveCount,
      reason: `received ${message.receiveCount} times without being deleted`,
      uploads: message.uploads,
    });
    return true;
  }

  private waitForMessage(
    queue: LiveQueue,
    seconds: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stopListening();
        cancel();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const stopListening = queue.onVisible(done);
      const cancel = this.world.activity.timer(seconds * 1000, done);
      signal?.addEventListener('abort', done);
    });
  }

  /** By URL, of any host, or by name. */
  private named(queueUrl: string): LiveQueue {
    const name = queueUrl.split('/').at(-1);
    const queue = [...this.queues.values()].find(({ part }) => part.queueName === name);
    if (queue === undefined) {
      throw new AwsError('QueueDoesNotExist', 400, `The specified queue does not exist: ${name}`);
    }
    return queue;
  }

  private allows(
    principal: Principal,
    action: string,
    part: QueuePart,
    uploads: readonly string[] = [],
  ): boolean {
    return this.world.guard.allows(principal, this.access(action, part), uploads);
  }

  private require(principal: Principal, action: string, part: QueuePart): void {
    this.world.guard.require(principal, this.access(action, part), 'AccessDeniedException');
  }

  private access(action: string, part: QueuePart): Parameters<World['guard']['allows']>[1] {
    return {
      action,
      resource: part.queueArn,
      address: part.address,
      ...(part.policy === undefined ? {} : { resourcePolicy: part.policy }),
    };
  }

  private allowsKey(
    principal: Principal,
    part: QueuePart,
    actions: readonly ('kms:GenerateDataKey' | 'kms:Decrypt')[],
    uploads: readonly string[] = [],
  ): boolean {
    const via = `sqs.${part.region}.amazonaws.com`;
    return this.world.guard.allowsKey(principal, part.encryptionKey, actions, via, uploads);
  }
}
