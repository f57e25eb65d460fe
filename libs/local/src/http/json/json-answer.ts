import { AwsError } from '../../aws-error/aws-error';
import { isRecord } from '../../pattern/pattern';
import { header, type Answer, type Call } from '../call/call';

/** The operation that `X-Amz-Target` names, without its service's prefix. */
export function targetOf(call: Pick<Call, 'headers'>): string {
  return (header(call, 'x-amz-target') ?? '').split('.').at(-1) ?? '';
}

/** The body of a request in one of AWS's JSON protocols. @throws AwsError for what is no JSON object */
export function jsonBody({ body }: Pick<Call, 'body'>): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  try {
    const value = JSON.parse(body.toString('utf8')) as unknown;
    if (isRecord(value)) return value;
  } catch {
    // Falls through to the refusal.
  }
  throw new AwsError('SerializationException', 400, 'The body must be a JSON object.');
}

export function jsonAnswer(status: number, body: unknown, version = '1.1'): Answer {
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}` },
    body: JSON.stringify(body),
  };
}

export function jsonRefusal({ code, httpStatus, message }: AwsError): Answer {
  const answer = jsonAnswer(httpStatus, { __type: code, message, Message: message });
  return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': code } };
}

/** A text of a request; undefined where it is absent. */
export function textIn(input: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

export function notServed(service: string, operation: string): AwsError {
  return new AwsError(
    'UnknownOperationException',
    400,
    `The local run does not serve ${service} ${operation === '' ? 'requests of this kind' : operation}.`,
  );
}
