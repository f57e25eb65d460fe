import type { IQueue } from '@archway/core';
import { environmentOf, problemIf, rejectProps } from '@archway/core';
import { Fn } from 'cdktf';
import { fifoProblems } from '../fifo-problems';
import { RequestValue } from '../request-value/request-value';
import type { IntegratedRoute, RestIntegration, RestIntegrationConfig } from './rest-integration';
import { formCall, serviceResponses, serviceUri } from './service-integration';

export interface SendMessageOptions {
  /**
   * The body of the message.
   *
   * @default - the body of the request
   */
  readonly body?: RequestValue;

  /**
   * Attributes of the message, all of them strings. At most 10.
   *
   * @default - none
   */
  readonly attributes?: Readonly<Record<string, RequestValue>>;

  /**
   * The group of a FIFO queue, where it is required; on a standard queue the tenant that gets a fair share.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
   * @default - none
   */
  readonly messageGroupId?: RequestValue;

  /**
   * What tells a duplicate. Rejected where the queue is not FIFO.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: RequestValue;

  /**
   * The JSON body of the answer.
   *
   * @default - the id of the message
   */
  readonly responseTemplate?: string;
}

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
const MOST_ATTRIBUTES = 10;

/** Sends the request to a queue and answers 202, while everything behind the queue may be down. */
export class SendMessageIntegration implements RestIntegration {
  constructor(
    private readonly queue: IQueue,
    private readonly options: SendMessageOptions = {},
  ) {}

  bindRoute({ scope, role }: IntegratedRoute): RestIntegrationConfig {
    const { queue, options } = this;
    const { attributes = {}, messageGroupId, messageDeduplicationId } = options;
    rejectProps(scope, [
      ...fifoProblems(queue, options),
      problemIf(
        Object.keys(attributes).length > MOST_ATTRIBUTES,
        `attributes must be at most ${MOST_ATTRIBUTES}, got ${Object.keys(attributes).length}`,
      ),
    ]);
    queue.grantSend(role());
    // A queue that others deploy may be known by its ARN alone.
    const name = queue.queueName ?? String(Fn.element(Fn.split(':', queue.queueArn), 5));
    const path = `path/${environmentOf(scope).accountId}/${name}`;
    return {
      ...formCall(serviceUri(scope, 'sqs', path), [
        'Action=SendMessage',
        `MessageBody=${(options.body ?? RequestValue.body()).inForm()}`,
        ...(messageGroupId ? [`MessageGroupId=${messageGroupId.inForm()}`] : []),
        ...(messageDeduplicationId
          ? [`MessageDeduplicationId=${messageDeduplicationId.inForm()}`]
          : []),
        ...Object.entries(attributes).flatMap(([attribute, value], index) => [
          `MessageAttribute.${index + 1}.Name=${encodeURIComponent(attribute)}`,
          `MessageAttribute.${index + 1}.Value.StringValue=${value.inForm()}`,
          `MessageAttribute.${index + 1}.Value.DataType=String`,
        ]),
      ]),
      credentials: role().roleArn,
      responses: serviceResponses(
        '202',
        options.responseTemplate ??
          `{"messageId":"$input.path('$.SendMessageResponse.SendMessageResult.MessageId')"}`,
      ),
    };
  }
}
