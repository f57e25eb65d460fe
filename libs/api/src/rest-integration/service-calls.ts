import type { IEventBus, IStateMachine, IStream, ITopic } from '@archway/core';
import { notMatching, problemIf, rejectProps } from '@archway/core';
import { RequestValue } from '../request-value/request-value';
import type { IntegratedRoute, RestIntegration, RestIntegrationConfig } from './rest-integration';
import { formCall, jsonCall, literal, serviceResponses, serviceUri } from './service-integration';

export interface PublishOptions {
  /**
   * The group of a FIFO topic, where it is required.
   *
   * @default - none
   */
  readonly messageGroupId?: RequestValue;
}

/** Publishes the request on a topic and answers 202. */
export class PublishIntegration implements RestIntegration {
  constructor(
    private readonly topic: ITopic,
    private readonly options: PublishOptions = {},
  ) {}

  bindRoute({ scope, role }: IntegratedRoute): RestIntegrationConfig {
    const { topic, options } = this;
    const { messageGroupId } = options;
    rejectProps(scope, [
      problemIf(
        topic.fifo !== (messageGroupId !== undefined),
        `messageGroupId must be given for a FIFO topic and left out for a standard one, as '${topic.node.path}' ${topic.fifo ? 'is FIFO' : 'is standard'}`,
      ),
    ]);
    topic.grantPublish(role());
    return {
      ...formCall(serviceUri(scope, 'sns', 'action/Publish'), [
        'Action=Publish',
        `TopicArn=$util.urlEncode('${topic.topicArn}')`,
        `Message=${RequestValue.body().inForm()}`,
        ...(messageGroupId ? [`MessageGroupId=${messageGroupId.inForm()}`] : []),
      ]),
      credentials: role().roleArn,
      responses: serviceResponses(
        '202',
        `{"messageId":"$input.path('$.PublishResponse.PublishResult.MessageId')"}`,
      ),
    };
  }
}

export interface PutRecordOptions {
  /** What decides the shard. */
  readonly partitionKey: RequestValue;
}

/** Puts the request into a Kinesis stream and answers 202. */
export class PutRecordIntegration implements RestIntegration {
  constructor(
    private readonly stream: IStream,
    private readonly options: PutRecordOptions,
  ) {}

  bindRoute({ scope, role }: IntegratedRoute): RestIntegrationConfig {
    this.stream.grantWrite(role());
    const data = RequestValue.body().inBase64();
    return {
      ...jsonCall(
        serviceUri(scope, 'kinesis', 'action/PutRecord'),
        `{"StreamName":"${this.stream.streamName}","Data":"${data}","PartitionKey":"${this.options.partitionKey.inJson()}"}`,
      ),
      credentials: role().roleArn,
      responses: serviceResponses('202', `{"sequenceNumber":"$input.path('$.SequenceNumber')"}`),
    };
  }
}

export interface PutEventsOptions {
  readonly source: string;
  readonly detailType: string;
}

/** Puts the request on an event bus as the detail of an event, and answers 202. */
export class PutEventsIntegration implements RestIntegration {
  constructor(
    private readonly eventBus: IEventBus,
    private readonly options: PutEventsOptions,
  ) {}

  bindRoute({ scope, role }: IntegratedRoute): RestIntegrationConfig {
    const { source, detailType } = this.options;
    rejectProps(scope, [
      notMatching(
        'source',
        source,
        /^(?!aws\.)[^"'\\$#]{1,256}$/,
        "a name not beginning with 'aws.'",
      ),
      notMatching('detailType', detailType, /^[^"'\\$#]{1,128}$/, 'a name of 1 to 128 characters'),
    ]);
    this.eventBus.grantPutEvents(role());
    const detail = RequestValue.body().inJson();
    return {
      ...jsonCall(
        serviceUri(scope, 'events', 'action/PutEvents'),
        `{"Entries":[{"EventBusName":"${this.eventBus.eventBusName}","Source":"${literal(source)}","DetailType":"${literal(detailType)}","Detail":"${detail}"}]}`,
        { 'X-Amz-Target': 'AWSEvents.PutEvents' },
      ),
      credentials: role().roleArn,
      responses: serviceResponses(
        '202',
        // EventBridge answers 200 for an event that it did not take.
        `#if($input.path('$.FailedEntryCount') == 0){"eventId":"$input.path('$.Entries[0].EventId')"}` +
          `#else#set($context.responseOverride.status = 503){"message":"Service unavailable"}#end`,
      ),
    };
  }
}

/** Starts an execution of a state machine with the request, and answers 202. */
export class StartExecutionIntegration implements RestIntegration {
  constructor(private readonly stateMachine: IStateMachine) {}

  bindRoute({ scope, role }: IntegratedRoute): RestIntegrationConfig {
    this.stateMachine.grantStartExecution(role());
    return {
      ...jsonCall(
        serviceUri(scope, 'states', 'action/StartExecution'),
        `{"stateMachineArn":"${this.stateMachine.stateMachineArn}","input":"${RequestValue.body().inJson()}"}`,
        { 'Content-Type': 'application/x-amz-json-1.0' },
      ),
      credentials: role().roleArn,
      responses: serviceResponses('202', `{"startDate":"$input.path('$.startDate')"}`),
    };
  }
}
