import { AwsError } from '../../aws-error/aws-error';
import type { Answer, Call } from '../call/call';
import { jsonAnswer } from '../json/json-answer';
import type { Service } from '../service/service';
import { QueryInput } from '../sns/query-input';
import { writeXml, type XmlElement } from '../xml/xml';

const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

/** Whether a call speaks the query protocol of SQS, in which integrations send. */
export function isSqsQuery({ headers }: Call): boolean {
  return headers['x-amz-target'] === undefined;
}

/** Carries out a call of SQS in the query protocol, through the service's JSON protocol. */
export async function sqsQuery(sqs: Service, call: Call): Promise<Answer> {
  const form = new URLSearchParams(call.body.toString('utf8'));
  for (const [name, value] of call.query) form.set(name, value);
  const action = form.get('Action') ?? '';
  const isXml = String(call.headers['accept'] ?? '').includes('xml');
  const [, account, queue] = call.rawPath.split('/');
  const QueueUrl =
    form.get('QueueUrl') ??
    (queue === undefined ? undefined : `https://sqs.local/${account}/${queue}`);
  try {
    if (action === '') {
      throw new AwsError('MissingAction', 400, 'The request must contain the parameter Action.');
    }
    const input = { QueueUrl, ...inputOf(action, new QueryInput(form)) };
    const answer = await sqs.answer({
      ...call,
      query: new URLSearchParams(),
      rawPath: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${action}`,
      },
      body: Buffer.from(JSON.stringify(input)),
    });
    const result = JSON.parse(String(answer.body ?? '{}')) as XmlElement;
    const content = {
      [`${action}Result`]: result,
      ResponseMetadata: { RequestId: call.requestId },
    };
    if (!isXml) return jsonAnswer(200, { [`${action}Response`]: content });
    return { status: 200, headers: XML, body: writeXml(`${action}Response`, NAMESPACE, content) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message, httpStatus } = error;
    const content = {
      Error: { Code: code, Message: message, Type: httpStatus < 500 ? 'Sender' : 'Receiver' },
      RequestId: call.requestId,
    };
    if (!isXml) return jsonAnswer(httpStatus, content);
    return {
      status: httpStatus,
      headers: XML,
      body: writeXml('ErrorResponse', NAMESPACE, content),
    };
  }
}

const XML = { 'content-type': 'text/xml' } as const;

/** The parameters of an action in the JSON protocol. @throws AwsError for one that is not served */
function inputOf(action: string, form: QueryInput): object {
  switch (action) {
    case 'SendMessage':
      return messageOf(form);
    case 'SendMessageBatch':
      return {
        Entries: form
          .list('SendMessageBatchRequestEntry')
          .map((entry) => ({ Id: entry.text('Id'), ...messageOf(entry) })),
      };
    case 'ReceiveMessage':
      return {
        MaxNumberOfMessages: numberOf(form, 'MaxNumberOfMessages'),
        VisibilityTimeout: numberOf(form, 'VisibilityTimeout'),
        WaitTimeSeconds: numberOf(form, 'WaitTimeSeconds'),
      };
    case 'DeleteMessage':
      return { ReceiptHandle: form.text('ReceiptHandle') };
    default:
      throw new AwsError(
        'InvalidAction',
        400,
        `The local run does not serve the action ${action} of SQS to integrations.`,
      );
  }
}

function messageOf(form: QueryInput): object {
  const attributes = form.list('MessageAttribute').map((each) => {
    const value = {
      DataType: each.text('Value.DataType'),
      StringValue: each.text('Value.StringValue'),
      BinaryValue: each.text('Value.BinaryValue'),
    };
    return [each.text('Name') ?? '', value] as const;
  });
  return {
    MessageBody: form.text('MessageBody') ?? '',
    DelaySeconds: numberOf(form, 'DelaySeconds'),
    MessageGroupId: form.text('MessageGroupId'),
    MessageDeduplicationId: form.text('MessageDeduplicationId'),
    ...(attributes.length === 0 ? {} : { MessageAttributes: Object.fromEntries(attributes) }),
  };
}

function numberOf(form: QueryInput, name: string): number | undefined {
  const text = form.text(name);
  return text === undefined ? undefined : Number(text);
}
