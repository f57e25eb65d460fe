import type { ServiceRequest } from '../../api-gateway/api-cloud';
import { AwsError } from '../../aws-error/aws-error';
import type { Principal } from '../../principal/principal';
import type { Answer, Call } from '../call/call';
import { jsonAnswer } from '../json/json-answer';
import type { Services } from '../server/services';
import { readXml } from '../xml/xml';
import { isSqsQuery, sqsQuery } from './sqs-query';

/** Calls a service for an integration; undefined for a service that is not here. */
export async function callService(
  services: Services,
  principal: Principal,
  request: ServiceRequest,
  requestId: string,
): Promise<Answer | undefined> {
  const { service: name, path, query, headers, body, method } = request;
  const service = Object.hasOwn(services, name) ? services[name as keyof Services] : undefined;
  if (service === undefined) return undefined;
  const call: Call = {
    method,
    rawPath: path,
    query,
    headers: { 'content-type': 'application/json', ...headers },
    body: name === 'sns' ? formOf(query, body) : body,
    principal,
    requestId,
    url: '',
    signal: new AbortController().signal,
  };
  try {
    if (name === 'sqs' && isSqsQuery(call)) return await sqsQuery(services.sqs, call);
    const answer = await service.answer(call);
    return name === 'sns' ? asJson(answer, call) : answer;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const refusal = service.refuse(error, call);
    return name === 'sns' ? asJson(refusal, call) : refusal;
  }
}

/** Parameters of the query protocol may come in the query as well as in the body. */
function formOf(query: URLSearchParams, body: Buffer): Buffer {
  const form = new URLSearchParams(body.toString('utf8'));
  for (const [name, value] of query) form.set(name, value);
  return Buffer.from(form.toString());
}

/** API Gateway asks for JSON where an integration asks for nothing else. */
function asJson(answer: Answer, { headers }: Call): Answer {
  const isXml = String(headers['accept'] ?? '').includes('xml');
  const text = typeof answer.body === 'string' ? answer.body : '';
  const root = /<([A-Za-z]+)(?:\s[^>]*)?>/.exec(text.replace(/^<\?xml.*?\?>/, ''))?.[1];
  if (isXml || root === undefined) return answer;
  return jsonAnswer(answer.status, { [root]: readXml(text, root) });
}
