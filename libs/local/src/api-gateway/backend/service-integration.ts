import type { ServiceRequest } from '../api-cloud';

/** A URI such as `arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders`. */
export interface ServiceUri {
  readonly service: string;
  readonly kind: 'path' | 'action';
  readonly rest: string;
}

export function serviceUri(uri: string): ServiceUri | undefined {
  const [, host = '', kind, rest = ''] =
    /^arn:[^:]+:apigateway:[^:]*:([^:]+):(path|action)\/(.*)$/s.exec(uri) ?? [];
  if (kind === undefined) return undefined;
  return { service: host.split('.').at(-1) ?? host, kind: kind as 'path', rest };
}

/** The prefix of `X-Amz-Target` and the version of each JSON protocol. */
const TARGETS: Readonly<Record<string, readonly [prefix: string, version: string]>> = {
  dynamodb: ['DynamoDB_20120810', '1.0'],
  events: ['AWSEvents', '1.1'],
  firehose: ['Firehose_20150804', '1.1'],
  kinesis: ['Kinesis_20131202', '1.1'],
  logs: ['Logs_20140328', '1.1'],
  sqs: ['AmazonSQS', '1.0'],
};

/** The request that an integration makes of a service. */
export function serviceRequest(
  { service, kind, rest }: ServiceUri,
  method: string,
  parts: {
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
    readonly path: Readonly<Record<string, string>>;
    readonly body: Buffer;
  },
): ServiceRequest {
  const headers = Object.fromEntries(
    Object.entries(parts.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const [path = '', given = ''] = rest.split('?');
  const query = new URLSearchParams({
    ...Object.fromEntries(new URLSearchParams(given)),
    ...parts.query,
  });
  if (kind === 'action') {
    const target = TARGETS[service];
    if (target === undefined) query.set('Action', path);
    else {
      headers['x-amz-target'] ??= `${target[0]}.${path}`;
      headers['content-type'] = `application/x-amz-json-${target[1]}`;
    }
  }
  const filled = path.replace(/\{([\w.-]+)\}/g, (whole, name: string) => {
    const value = parts.path[name];
    return value === undefined ? whole : value.split('/').map(encodeURIComponent).join('/');
  });
  return {
    service,
    method,
    path: kind === 'action' ? '/' : `/${filled}`,
    query,
    headers,
    body: parts.body,
  };
}
