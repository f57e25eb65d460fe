import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import type { IEventSource, IFunction, IQueue } from '@archway/core';
import { dependOn, problemIf, recordHop, reject } from '@archway/core';
import { Construct } from 'constructs';
import type { MessageFilter } from './message-filter';
import { renderFilters } from './message-filter';
import { problemsOf } from './queue-event-source-rules';

/** How many pollers Lambda keeps ready for one queue. */
export interface ProvisionedPollers {
  /** 2 to 200. */
  readonly minimum: number;
  /** 2 to 2000, not below the minimum. AWS takes up to 10000, version 5 of Terraform's AWS provider does not. */
  readonly maximum: number;
}

/** The rules are those of https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html. */
export interface QueueEventSourceProps {
  /**
   * The id of the mapping below its function.
   *
   * @default - the id of the queue
   */
  readonly id?: string;

  /**
   * How many messages one invocation gets at most, 1 to 10; to 10000 with a batching window of at least a second, which
   * a FIFO queue cannot have.
   *
   * @default 10
   */
  readonly batchSize?: number;

  /**
   * How long a batch is gathered, in seconds, 0 to 300. Rejected for a FIFO queue. The queue's visibility timeout grows
   * by it.
   *
   * @default 0
   */
  readonly maximumBatchingWindowSeconds?: number;

  /**
   * Whether the function answers with the messages that failed (`batchItemFailures`), so that the others of its batch
   * are not tried again. A function that answers nothing has succeeded with its whole batch.
   *
   * @default true
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * How many invocations this queue may cause at once, 2 to 1000. Rejected above the function's reserved concurrency and
   * beside `provisionedPollers`.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   * @default - as many as the function may have
   */
  readonly maximumConcurrency?: number;

  /**
   * Pollers that wait for a burst. Cost money while they wait. Rejected beside `maximumConcurrency`.
   *
   * @default - Lambda's own scaling
   */
  readonly provisionedPollers?: ProvisionedPollers;

  /**
   * A message that fits none of these is deleted without an invocation. At most five.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
   * @default - every message is processed
   */
  readonly filters?: readonly MessageFilter[];

  /**
   * Whether the function is invoked at all; `false` leaves the messages in the queue.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether CloudWatch counts polled, filtered and failed events of the mapping. Costs a metric each.
   *
   * @default false
   */
  readonly eventCountMetrics?: boolean;
}

/** Invokes a function with what a queue holds. The mapping is made after the policies that it needs. */
export class QueueEventSource implements IEventSource {
  constructor(
    private readonly queue: IQueue,
    private readonly props: QueueEventSourceProps = {},
  ) {}

  bind(consumer: IFunction): void {
    const { queue, props } = this;
    const { filters, maximumConcurrency, provisionedPollers } = props;
    const id = props.id ?? queue.node.id;
    reject(`QueueEventSource '${consumer.node.path}/${id}'`, [
      problemIf(
        consumer.node.tryFindChild(id) !== undefined,
        `id must be one that the function does not have yet, got '${id}'`,
      ),
      ...problemsOf(props, queue, consumer),
    ]);
    queue.addConsumer({
      path: consumer.node.path,
      timeoutSeconds: consumer.timeoutSeconds,
      maximumBatchingWindowSeconds: props.maximumBatchingWindowSeconds ?? 0,
    });
    queue.grantConsume(consumer);
    const mapping = new LambdaEventSourceMapping(new Construct(consumer, id), 'Default', {
      eventSourceArn: queue.queueArn,
      functionName: consumer.functionArn,
      batchSize: props.batchSize,
      maximumBatchingWindowInSeconds: props.maximumBatchingWindowSeconds,
      functionResponseTypes:
        (props.reportBatchItemFailures ?? true) ? ['ReportBatchItemFailures'] : undefined,
      enabled: props.enabled,
      scalingConfig: maximumConcurrency === undefined ? undefined : { maximumConcurrency },
      provisionedPollerConfig: provisionedPollers && {
        minimumPollers: provisionedPollers.minimum,
        maximumPollers: provisionedPollers.maximum,
      },
      filterCriteria: filters && { filter: renderFilters(filters) },
      metricsConfig: props.eventCountMetrics ? { metrics: ['EventCount'] } : undefined,
    });
    dependOn(mapping, consumer.dependencies ?? []);
    recordHop(queue, { target: consumer });
  }
}
