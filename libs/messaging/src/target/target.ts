import type {
  IEventBus,
  IFunction,
  IGrantable,
  IQueue,
  IStateMachine,
  IStream,
  ITopic,
} from '@archway/core';
import { recordHop } from '@archway/core';
import type { IConstruct } from 'constructs';

export interface QueueTarget {
  readonly queue: IQueue;

  /**
   * The group of a FIFO queue, where it is required. A pipe takes a path such as `$.dynamodb.Keys.id.S`.
   *
   * @default - none
   */
  readonly messageGroupId?: string;
}

export interface TopicTarget {
  readonly topic: ITopic;
}

export interface FunctionTarget {
  readonly function: IFunction;
}

export interface StreamTarget {
  readonly stream: IStream;
  /** What decides the shard. A rule and a pipe take a path such as `$.detail.id`. */
  readonly partitionKey: string;
}

export interface EventBusTarget {
  readonly eventBus: IEventBus;

  /**
   * Rejected for a rule, which passes events on as they are.
   *
   * @default - none
   */
  readonly source?: string;

  /**
   * Rejected for a rule, which passes events on as they are.
   *
   * @default - none
   */
  readonly detailType?: string;
}

export interface StateMachineTarget {
  readonly stateMachine: IStateMachine;
}

/** Where a rule, a pipe or a schedule sends what it has. */
export type Target =
  EventBusTarget | FunctionTarget | QueueTarget | StateMachineTarget | StreamTarget | TopicTarget;

/** The ARN of a target, and the construct behind it. */
export function identify(target: Target): { readonly arn: string; readonly construct: IConstruct } {
  if ('queue' in target) return { arn: target.queue.queueArn, construct: target.queue };
  if ('topic' in target) return { arn: target.topic.topicArn, construct: target.topic };
  if ('function' in target) return { arn: target.function.functionArn, construct: target.function };
  if ('stream' in target) return { arn: target.stream.streamArn, construct: target.stream };
  if ('eventBus' in target) return { arn: target.eventBus.eventBusArn, construct: target.eventBus };
  return { arn: target.stateMachine.stateMachineArn, construct: target.stateMachine };
}

/** Lets a role reach a target. */
export function grantTarget(target: Target, role: IGrantable): void {
  if ('queue' in target) target.queue.grantSend(role);
  else if ('topic' in target) target.topic.grantPublish(role);
  else if ('stream' in target) target.stream.grantWrite(role);
  else if ('eventBus' in target) target.eventBus.grantPutEvents(role);
  else if ('stateMachine' in target) target.stateMachine.grantStartExecution(role);
  else {
    role.addToIdentityPolicy({
      actions: ['lambda:InvokeFunction'],
      resources: [target.function.functionArn],
    });
  }
}

/** What is wrong with the group of a queue. */
export function groupProblem(target: Target): string | undefined {
  if (!('queue' in target)) return undefined;
  const { queue, messageGroupId } = target;
  return queue.fifo && messageGroupId === undefined
    ? `messageGroupId must be given for FIFO queue '${queue.node.path}', got undefined`
    : undefined;
}

/** Says that events go from `source` to the target. */
export function recordTarget(source: IConstruct, target: Target): void {
  recordHop(source, { target: identify(target).construct });
}
