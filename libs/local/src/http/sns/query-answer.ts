import type { AwsError } from '../../aws-error/aws-error';
import type { Answer } from '../call/call';
import { writeXml, type XmlElement } from '../xml/xml';

const XML = { 'content-type': 'text/xml' } as const;

/** An answer in the AWS query protocol. */
export function queryAnswer(
  namespace: string,
  action: string,
  requestId: string,
  result: XmlElement,
): Answer {
  return {
    status: 200,
    headers: XML,
    body: writeXml(`${action}Response`, namespace, {
      [`${action}Result`]: result,
      ResponseMetadata: { RequestId: requestId },
    }),
  };
}

/** A refusal in the AWS query protocol. */
export function queryRefusal(
  namespace: string,
  { code, httpStatus, message }: AwsError,
  requestId: string,
): Answer {
  return {
    status: httpStatus,
    headers: XML,
    body: writeXml('ErrorResponse', namespace, {
      Error: { Type: httpStatus < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
      RequestId: requestId,
    }),
  };
}
