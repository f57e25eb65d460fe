import type { IEventSource, IFunction, IStream } from '@archway/core';
import { problemIf, reject } from '@archway/core';
import type { StreamConsumer } from '../stream/stream';
import type { StreamEventSourceProps } from './stream-event-source-props';
import { mapStream } from './stream-mapping';

export interface KinesisEventSourceProps extends StreamEventSourceProps {
  /**
   * The consumer through which the function reads, with throughput of its own. One of this stream.
   *
   * @default - the throughput that all readers of the stream share
   */
  readonly consumer?: StreamConsumer;

  /**
   * Where a new mapping begins, as a time such as `2026-01-31T12:00:00Z`. Rejected beside `startingPosition`.
   *
   * @default - what `startingPosition` says
   */
  readonly startingPositionTimestamp?: string;
}

/** Invokes a function with the records of a Kinesis stream. */
export class KinesisEventSource implements IEventSource {
  constructor(
    private readonly stream: IStream,
    private readonly props: KinesisEventSourceProps = {},
  ) {}

  bind(consumer: IFunction): void {
    const { stream, props } = this;
    const { consumer: fanOut, startingPositionTimestamp } = props;
    reject(`KinesisEventSource '${consumer.node.path}'`, [
      problemIf(
        fanOut !== undefined && fanOut.stream !== stream,
        `consumer must be one of '${stream.node.path}', got one of '${fanOut?.stream.node.path}'`,
      ),
      problemIf(
        startingPositionTimestamp !== undefined && props.startingPosition !== undefined,
        'startingPositionTimestamp must be left out beside startingPosition, got both',
      ),
    ]);
    mapStream(
      {
        kind: 'KinesisEventSource',
        construct: stream,
        eventSourceArn: fanOut?.consumerArn ?? stream.streamArn,
        startingPositionTimestamp,
        grantRead: (grantee) => (fanOut ?? stream).grantRead(grantee),
      },
      consumer,
      props,
    );
  }
}
