import type { IEventBus, IQueue, IStateMachine, IStream } from '@archway/core';
import { notMatching, rejectProps } from '@archway/core';
import { fifoProblems } from '../fifo-problems';
import { HttpValue } from '../http-value/http-value';
import type {
  HttpIntegration,
  HttpIntegrationConfig,
  IntegratedHttpRoute,
} from './http-integration';

/** Calls of services take version 1.0 alone. The names of parameters are those of the integration subtype reference. */
function call(
  { role }: IntegratedHttpRoute,
  integrationSubtype: string,
  parameters: Readonly<Record<string, HttpValue | string | undefined>>,
): HttpIntegrationConfig {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : value.expression]],
  );
  return {
    integrationType: 'AWS_PROXY',
    integrationSubtype,
    credentialsArn: role().roleArn,
    payloadFormatVersion: '1.0',
    requestParameters: Object.fromEntries(given) as Record<string, string>,
  };
}

export interface HttpSendMessageOptions {
  /**
   * @default - the body of the request
   */
  readonly body?: HttpValue;

  /**
   * The group of a FIFO queue, where it is required; on a standard queue the tenant that gets a fair share.
   *
   * @default - none
   */
  readonly messageGroupId?: HttpValue;

  /**
   * What tells a duplicate. Rejected where the queue is not FIFO.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: HttpValue;
}

/** Sends the request to a queue and answers with what SQS says. */
export class HttpSendMessageIntegration implements HttpIntegration {
  constructor(
    private readonly queue: IQueue,
    private readonly options: HttpSendMessageOptions = {},
  ) {}

  bindHttpRoute(route: IntegratedHttpRoute): HttpIntegrationConfig {
    const { queue, options } = this;
    rejectProps(route.scope, [...fifoProblems(queue, options)]);
    queue.grantSend(route.role());
    return call(route, 'SQS-SendMessage', {
      QueueUrl: queue.queueUrl,
      MessageBody: options.body ?? HttpValue.body(),
      MessageGroupId: options.messageGroupId,
      MessageDeduplicationId: options.messageDeduplicationId,
    });
  }
}

export interface HttpPutEventsOptions {
  readonly source: string;
  readonly detailType: string;

  /**
   * A JSON object.
   *
   * @default - the body of the request
   */
  readonly detail?: HttpValue;
}

/** Puts the request on an event bus as the detail of an event. */
export class HttpPutEventsIntegration implements HttpIntegration {
  constructor(
    private readonly eventBus: IEventBus,
    private readonly options: HttpPutEventsOptions,
  ) {}

  bindHttpRoute(route: IntegratedHttpRoute): HttpIntegrationConfig {
    const { source, detailType, detail = HttpValue.body() } = this.options;
    rejectProps(route.scope, [
      notMatching('source', source, /^(?!aws\.)[^$]{1,256}$/, "a name not beginning with 'aws.'"),
      notMatching('detailType', detailType, /^[^$]{1,128}$/, 'a name of 1 to 128 characters'),
    ]);
    this.eventBus.grantPutEvents(route.role());
    return call(route, 'EventBridge-PutEvents', {
      EventBusName: this.eventBus.eventBusName,
      Source: source,
      DetailType: detailType,
      Detail: detail,
    });
  }
}

export interface HttpPutRecordOptions {
  /** What decides the shard. */
  readonly partitionKey: HttpValue;

  /**
   * @default - the body of the request
   */
  readonly data?: HttpValue;
}

/** Puts the request into a Kinesis stream. */
export class HttpPutRecordIntegration implements HttpIntegration {
  constructor(
    private readonly stream: IStream,
    private readonly options: HttpPutRecordOptions,
  ) {}

  bindHttpRoute(route: IntegratedHttpRoute): HttpIntegrationConfig {
    this.stream.grantWrite(route.role());
    return call(route, 'Kinesis-PutRecord', {
      StreamName: this.stream.streamName,
      Data: this.options.data ?? HttpValue.body(),
      PartitionKey: this.options.partitionKey,
    });
  }
}

export interface HttpStartExecutionOptions {
  /**
   * A JSON object.
   *
   * @default - the body of the request
   */
  readonly input?: HttpValue;

  /**
   * The name of the execution: the same name again starts no second one.
   *
   * @default - one that Step Functions makes
   */
  readonly name?: HttpValue;
}

/** Starts an execution of a state machine with the request. */
export class HttpStartExecutionIntegration implements HttpIntegration {
  constructor(
    private readonly stateMachine: IStateMachine,
    private readonly options: HttpStartExecutionOptions = {},
  ) {}

  bindHttpRoute(route: IntegratedHttpRoute): HttpIntegrationConfig {
    this.stateMachine.grantStartExecution(route.role());
    return call(route, 'StepFunctions-StartExecution', {
      StateMachineArn: this.stateMachine.stateMachineArn,
      Name: this.options.name,
      Input: this.options.input ?? HttpValue.body(),
    });
  }
}
