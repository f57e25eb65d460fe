export { DeliveryStream } from './delivery-stream/delivery-stream';
export type { DeliveryStreamProps } from './delivery-stream/delivery-stream-props';
export { EventBus } from './event-bus/event-bus';
export type { EventBusAttributes, EventBusProps } from './event-bus/event-bus';
export type { MessageFilter } from './queue-event-source/message-filter';
export { QueueEventSource } from './queue-event-source/queue-event-source';
export type {
  ProvisionedPollers,
  QueueEventSourceProps,
} from './queue-event-source/queue-event-source';
export { Pipe } from './pipe/pipe';
export type {
  PipeProps,
  PipeSource,
  QueueSource,
  StreamReading,
  StreamSource,
  TableSource,
} from './pipe/pipe-props';
export type { QueueAttributes } from './queue/imported-queue';
export { Queue } from './queue/queue';
export type { QueueBase } from './queue/queue-base';
export type { FifoQueueOptions, QueueProps } from './queue/queue-props';
export { Rule } from './rule/rule';
export type { InputTransformer, RuleProps, RuleTargetOptions } from './rule/rule';
export { Schedule } from './schedule/schedule';
export type { ScheduleProps } from './schedule/schedule';
export type { StreamAttributes } from './stream/imported-stream';
export { Stream, StreamConsumer } from './stream/stream';
export type { StreamProps } from './stream/stream';
export type { StreamBase } from './stream/stream-base';
export { KinesisEventSource } from './stream-event-source/kinesis-event-source';
export type { KinesisEventSourceProps } from './stream-event-source/kinesis-event-source';
export type { StreamEventSourceProps } from './stream-event-source/stream-event-source-props';
export { TableEventSource } from './stream-event-source/table-event-source';
export type { SubscriptionFilter } from './subscription/filter-policy';
export type {
  AttributePattern,
  BodyPattern,
  Matcher,
  NumericComparison,
} from './subscription/message-pattern';
export type { DeliveryRetries } from './subscription/delivery-retries';
export { EmailSubscription, HttpsSubscription } from './subscription/outside-subscription';
export type {
  EmailSubscriptionOptions,
  HttpsSubscriptionOptions,
  OutsideSubscriptionOptions,
} from './subscription/outside-subscription';
export { Subscription } from './subscription/subscription';
export type { SubscriptionOptions, SubscriptionProps } from './subscription/subscription';
export type {
  EventBusTarget,
  FunctionTarget,
  QueueTarget,
  StateMachineTarget,
  StreamTarget,
  Target,
  TopicTarget,
} from './target/target';
export { DELIVERY_PROTOCOLS } from './topic/delivery-logging';
export type { DeliveryLogging, DeliveryProtocol } from './topic/delivery-logging';
export type { TopicAttributes } from './topic/imported-topic';
export { Topic } from './topic/topic';
export type { TopicBase } from './topic/topic-base';
export type { FifoTopicOptions, TopicProps } from './topic/topic-props';
export { declaredProps } from './declared-props';
