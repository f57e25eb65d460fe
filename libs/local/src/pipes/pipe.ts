import type { World } from '../engine/world';
import type { RolePrincipal } from '../principal/principal';
import type { BatchOutcome, GivenUp, StreamBatch, StreamSink } from '../streams/stream-sink';
import { pipeInput } from './pipe-input';
import type { PipePart } from './pipe-parts';
import { deliverOne, parsed, type PipeEvent, type PipeTargets } from './pipe-target';

/** What comes into a pipe: a record of a stream or a message of a queue. */
export interface PipeItem {
  readonly id: string;
  /** What templates and paths read. */
  readonly readable: Readonly<Record<string, unknown>>;
  readonly uploads: readonly string[];
}

/** One pipe: transforms what comes and hands it over, in order. */
export class Pipe implements StreamSink {
  constructor(
    private readonly world: World,
    readonly part: PipePart,
    private readonly targets: PipeTargets,
  ) {}

  get arn(): string {
    return this.part.pipeArn;
  }

  get principal(): RolePrincipal {
    return { kind: 'role', functionName: this.part.pipeName, roleArn: this.part.roleArn };
  }

  async deliver({ records }: StreamBatch): Promise<BatchOutcome> {
    const items = records.map(({ sequenceNumber, readable, uploads }) => ({
      id: sequenceNumber,
      readable,
      uploads,
    }));
    const done = await this.hand(items);
    const left = items[done];
    if (left === undefined) return { status: 'done' };
    return { status: 'failed', from: left.id };
  }

  /** Hands items over in their order. @returns how many were taken, up to the first that was not */
  async hand(items: readonly PipeItem[]): Promise<number> {
    const { part, world } = this;
    if (world.random.chance(world.faults.throttle)) return 0;
    const events = await this.enriched(items);
    if (events === undefined) return 0;
    if (part.targetArn.split(':')[2] === 'lambda') {
      return (await this.call(events, items)) ? items.length : 0;
    }
    for (const [index, event] of events.entries()) {
      if (!deliverOne(world, this.targets, part, this.principal, event)) return index;
      world.trace.emit({
        kind: 'delivered',
        messageId: items[index]?.id ?? '',
        from: part.sourceArn,
        to: part.targetArn,
        uploads: event.uploads,
      });
      // The target has it, and the pipe does not learn that: the same event comes again.
      if (world.random.chance(world.faults.responseLost)) return index;
    }
    return items.length;
  }

  giveUp({ records }: StreamBatch, reason: GivenUp, attempts: number): void {
    const { part, world } = this;
    const uploads = [...new Set(records.flatMap((record) => record.uploads))];
    const isTable = part.sourceArn.split(':')[2] === 'dynamodb';
    const body = JSON.stringify({
      context: {
        partnerResourceArn: part.pipeArn,
        condition: reason,
        approximateInvokeCount: attempts,
      },
      version: '1.0',
      timestamp: new Date(world.clock.now()).toISOString(),
      [isTable ? 'DDBStreamBatchInfo' : 'KinesisBatchInfo']: {
        shardId: records[0] === undefined ? '' : 'shardId-000000000000',
        startSequenceNumber: records[0]?.sequenceNumber ?? '',
        endSequenceNumber: records.at(-1)?.sequenceNumber ?? '',
        batchSize: records.length,
        streamArn: part.sourceArn,
      },
    });
    const { deadLetterArn } = part;
    const isKept = deadLetterArn !== undefined && this.sendDead(deadLetterArn, body, uploads);
    for (const { sequenceNumber } of records) {
      world.trace.emit({
        kind: isKept ? 'dead-lettered' : 'lost',
        messageId: sequenceNumber,
        from: part.sourceArn,
        to: isKept ? deadLetterArn : part.targetArn,
        reason: `${part.pipeName} failed ${attempts} times (${reason})`,
        uploads,
      });
    }
  }

  private sendDead(arn: string, body: string, uploads: readonly string[]): boolean {
    const { sqs, sns } = this.targets;
    return arn.split(':')[2] === 'sns'
      ? sns.deliver(this.principal, { topicArn: arn, message: body }, uploads) !== undefined
      : sqs.deliver(this.principal, arn, { messageBody: body }, uploads) !== undefined;
  }

  /** The events as the target receives them; undefined where the enrichment failed. */
  private async enriched(items: readonly PipeItem[]): Promise<readonly PipeEvent[] | undefined> {
    const { enrichmentArn } = this.part;
    const uploads = [...new Set(items.flatMap((item) => item.uploads))];
    if (enrichmentArn === undefined) {
      return items.map(({ readable, uploads: own }) => this.eventOf(readable, own));
    }
    const answer = await this.invoke(
      enrichmentArn,
      items.map(({ readable }) => readable),
      uploads,
    );
    if (answer === undefined) return undefined;
    // One answer for each event, else the answers belong to all of them.
    const answers: readonly unknown[] = Array.isArray(answer.payload)
      ? answer.payload
      : [answer.payload];
    return answers.map((event, index) =>
      this.eventOf(
        event as object,
        answers.length === items.length ? (items[index]?.uploads ?? uploads) : uploads,
      ),
    );
  }

  private eventOf(event: object, uploads: readonly string[]): PipeEvent {
    const { pipeName, pipeArn, inputTemplate } = this.part;
    const names = { pipeName, pipeArn, at: this.world.clock.now() };
    return { event, text: pipeInput(inputTemplate, event, names), uploads };
  }

  /** Calls the function that is the target, with all events at once. */
  private async call(events: readonly PipeEvent[], items: readonly PipeItem[]): Promise<boolean> {
    const uploads = [...new Set(items.flatMap((item) => item.uploads))];
    const payload = events.map(({ text }) => parsed(text));
    return (await this.invoke(this.part.targetArn, payload, uploads)) !== undefined;
  }

  private async invoke(
    functionName: string,
    payload: unknown,
    uploads: readonly string[],
  ): Promise<{ readonly payload: unknown } | undefined> {
    const invocationType =
      functionName === this.part.targetArn && this.part.isFireAndForget
        ? 'Event'
        : 'RequestResponse';
    try {
      const output = await this.targets.lambda.invoke(
        this.principal,
        { functionName, payload, invocationType },
        uploads,
      );
      return output.functionError === undefined ? { payload: output.payload } : undefined;
    } catch {
      return undefined;
    }
  }
}
