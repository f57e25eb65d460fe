import { AwsError } from '../../aws-error/aws-error';
import type { Principal } from '../../principal/principal';
import type {
  BatchOutput,
  MessageAttribute,
  MessageAttributes,
  ReceivedMessage,
  SendMessageInput,
  SendMessageOutput,
  SqsApi,
} from '../../sqs/sqs-api';
import type { Answer, Call } from '../call/call';
import { header } from '../call/call';
import { jsonAnswer, targetOf } from '../json/json-answer';
import { queryRefusal } from '../sns/query-answer';
import type { Refused, Service } from '../service/service';
import { JsonInput } from './json-input';
import { QueueUrls } from './queue-url';

/** Of the query protocol, which only refusals speak. */
const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

interface Request {
  readonly principal: Principal;
  readonly input: JsonInput;
  readonly urls: QueueUrls;
  readonly signal: AbortSignal;
  /** The queue that the request names, as the cloud knows it. */
  readonly queueUrl: () => string;
}

type Operation = (sqs: SqsApi, request: Request) => object | Promise<object>;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: (sqs, { principal, input, queueUrl }) =>
    sent(sqs.sendMessage(principal, { queueUrl: queueUrl(), ...readMessage(input) })),
  SendMessageBatch: (sqs, { principal, input, queueUrl }) => {
    const entries = input
      .list('Entries')
      .map((entry) => ({ id: entry.required('Id'), ...readMessage(entry) }));
    return batch(sqs.sendMessageBatch(principal, { queueUrl: queueUrl(), entries }), sent);
  },
  ReceiveMessage: async (sqs, { principal, input, queueUrl, signal }) => {
    const messages = await sqs.receiveMessage(principal, {
      queueUrl: queueUrl(),
      maxNumberOfMessages: input.number('MaxNumberOfMessages'),
      visibilityTimeout: input.number('VisibilityTimeout'),
      waitTimeSeconds: input.number('WaitTimeSeconds'),
      attributeNames: input.texts('MessageSystemAttributeNames') ?? input.texts('AttributeNames'),
      messageAttributeNames: input.texts('MessageAttributeNames'),
      signal,
    });
    return messages.length === 0 ? {} : { Messages: messages.map(received) };
  },
  DeleteMessage: (sqs, { principal, input, queueUrl }) => {
    sqs.deleteMessage(principal, {
      queueUrl: queueUrl(),
      receiptHandle: input.required('ReceiptHandle'),
    });
    return {};
  },
  DeleteMessageBatch: (sqs, { principal, input, queueUrl }) => {
    const entries = input.list('Entries').map((entry) => ({
      id: entry.required('Id'),
      receiptHandle: entry.required('ReceiptHandle'),
    }));
    return batch(sqs.deleteMessageBatch(principal, { queueUrl: queueUrl(), entries }), () => ({}));
  },
  ChangeMessageVisibility: (sqs, { principal, input, queueUrl }) => {
    sqs.changeMessageVisibility(principal, { queueUrl: queueUrl(), ...readVisibility(input) });
    return {};
  },
  ChangeMessageVisibilityBatch: (sqs, { principal, input, queueUrl }) => {
    const entries = input
      .list('Entries')
      .map((entry) => ({ id: entry.required('Id'), ...readVisibility(entry) }));
    const output = sqs.changeMessageVisibilityBatch(principal, { queueUrl: queueUrl(), entries });
    return batch(output, () => ({}));
  },
  GetQueueAttributes: (sqs, { principal, input, queueUrl }) => ({
    Attributes: sqs.getQueueAttributes(principal, {
      queueUrl: queueUrl(),
      attributeNames: input.texts('AttributeNames'),
    }),
  }),
  GetQueueUrl: (sqs, { principal, input, urls }) => {
    const { queueUrl } = sqs.getQueueUrl(principal, { queueName: input.required('QueueName') });
    return { QueueUrl: urls.toClient(queueUrl) };
  },
  ListQueues: (sqs, { principal, input, urls }) => {
    const queueNamePrefix = input.text('QueueNamePrefix');
    const queues = sqs.listQueues(principal, { queueNamePrefix });
    return queues.length === 0 ? {} : { QueueUrls: queues.map((queue) => urls.toClient(queue)) };
  },
  ListDeadLetterSourceQueues: (sqs, { principal, queueUrl, urls }) => {
    const queues = sqs.listDeadLetterSourceQueues(principal, { queueUrl: queueUrl() });
    return { queueUrls: queues.map((queue) => urls.toClient(queue)) };
  },
  StartMessageMoveTask: (sqs, { principal, input }) => {
    const { taskHandle } = sqs.startMessageMoveTask(principal, {
      sourceArn: input.required('SourceArn'),
      destinationArn: input.text('DestinationArn'),
    });
    return { TaskHandle: taskHandle };
  },
  ListMessageMoveTasks: (sqs, { principal, input }) => {
    const tasks = sqs.listMessageMoveTasks(principal, {
      sourceArn: input.required('SourceArn'),
      maxResults: input.number('MaxResults'),
    });
    return {
      Results: tasks.map((task) => ({
        Status: task.status,
        SourceArn: task.sourceArn,
        DestinationArn: task.destinationArn,
        ApproximateNumberOfMessagesMoved: task.moved,
        ApproximateNumberOfMessagesToMove: task.toMove,
        FailureReason: task.failureReason,
        StartedTimestamp: task.startedAt,
      })),
    };
  },
  CancelMessageMoveTask: (sqs, { principal, input }) =>
    sqs.cancelMessageMoveTask(principal, { taskHandle: input.required('TaskHandle') }),
  PurgeQueue: (sqs, { principal, queueUrl }) => {
    sqs.purgeQueue(principal, { queueUrl: queueUrl() });
    return {};
  },
};

export const SQS_OPERATIONS: readonly string[] = Object.keys(OPERATIONS);

/** SQS in its AWS JSON 1.0 protocol. */
export class SqsService implements Service {
  /** @param queueUrlOf the URL by which the cloud knows a queue */
  constructor(
    private readonly sqs: SqsApi,
    private readonly queueUrlOf: (queueName: string) => string,
  ) {}

  async answer(call: Call): Promise<Answer> {
    const target = header(call, 'x-amz-target') ?? '';
    const name = targetOf(call);
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (operation === undefined) {
      const message =
        target === ''
          ? 'The local run speaks the JSON protocol of SQS; clients of 2024 and later do.'
          : `The local run does not serve SQS ${name}.`;
      throw new AwsError('UnsupportedOperation', 400, message);
    }
    const input = JsonInput.parse(call.body.toString('utf8'));
    const urls = new QueueUrls(call.url);
    const { principal, signal } = call;
    const queueUrl = (): string => this.queueUrlOf(urls.nameOf(input.required('QueueUrl')));
    const output = await operation(this.sqs, { principal, input, urls, signal, queueUrl });
    return jsonAnswer(200, output, '1.0');
  }

  refuse(error: AwsError, { headers, requestId }: Refused): Answer {
    const { code, httpStatus, message } = error;
    if (header({ headers }, 'x-amz-target') === undefined) {
      return queryRefusal(NAMESPACE, error, requestId);
    }
    return jsonAnswer(httpStatus, { __type: `com.amazonaws.sqs#${code}`, message }, '1.0');
  }
}

function readMessage(input: JsonInput): Omit<SendMessageInput, 'queueUrl'> {
  return {
    messageBody: input.required('MessageBody'),
    delaySeconds: input.number('DelaySeconds'),
    messageAttributes: readAttributes(input),
    messageGroupId: input.text('MessageGroupId'),
    messageDeduplicationId: input.text('MessageDeduplicationId'),
  };
}

function readAttributes(input: JsonInput): MessageAttributes | undefined {
  const attributes = input
    .entries('MessageAttributes')
    .map(([name, value]): [string, MessageAttribute] => [
      name,
      {
        dataType: value.required('DataType'),
        stringValue: value.text('StringValue'),
        binaryValue: value.text('BinaryValue'),
      },
    ]);
  return attributes.length === 0 ? undefined : Object.fromEntries(attributes);
}

function readVisibility(input: JsonInput) {
  const visibilityTimeout = input.number('VisibilityTimeout');
  if (visibilityTimeout === undefined) {
    throw new AwsError(
      'MissingParameter',
      400,
      'The request must contain the parameter VisibilityTimeout.',
    );
  }
  return { receiptHandle: input.required('ReceiptHandle'), visibilityTimeout };
}

function sent(output: SendMessageOutput): object {
  return {
    MessageId: output.messageId,
    MD5OfMessageBody: output.md5OfMessageBody,
    MD5OfMessageAttributes: output.md5OfMessageAttributes,
    SequenceNumber: output.sequenceNumber,
  };
}

function received(message: ReceivedMessage): object {
  const attributes = Object.entries(message.messageAttributes);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Object.keys(message.attributes).length > 0 && { Attributes: message.attributes }),
    ...(attributes.length > 0 && {
      MD5OfMessageAttributes: message.md5OfMessageAttributes,
      MessageAttributes: Object.fromEntries(
        attributes.map(([name, { dataType, stringValue, binaryValue }]) => [
          name,
          { DataType: dataType, StringValue: stringValue, BinaryValue: binaryValue },
        ]),
      ),
    }),
  };
}

function batch<T>({ successful, failed }: BatchOutput<T>, write: (entry: T) => object): object {
  return {
    Successful: successful.map((entry) => ({ Id: entry.id, ...write(entry) })),
    Failed: failed.map(({ id, code, message, senderFault }) => ({
      Id: id,
      Code: code,
      Message: message,
      SenderFault: senderFault,
    })),
  };
}
