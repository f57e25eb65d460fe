import type { ServiceRequest } from '../api-cloud';
import type { Exchange } from '../exchange';
import { ApiFailure } from '../failure';
import { withoutNames } from '../left-out';
import { mappedValue } from './parameter-mapping';
import { parseJson } from '../mapping/util';
import type { HttpIntegrationPart } from '../parts';

/** The operations that an HTTP API may call ("Integration subtype reference"), with their targets. */
const SUBTYPES: Readonly<
  Record<string, readonly [service: string, target: string, version: string]>
> = {
  'EventBridge-PutEvents': ['events', 'AWSEvents.PutEvents', '1.1'],
  'Kinesis-PutRecord': ['kinesis', 'Kinesis_20131202.PutRecord', '1.1'],
  'SQS-DeleteMessage': ['sqs', 'AmazonSQS.DeleteMessage', '1.0'],
  'SQS-PurgeQueue': ['sqs', 'AmazonSQS.PurgeQueue', '1.0'],
  'SQS-ReceiveMessage': ['sqs', 'AmazonSQS.ReceiveMessage', '1.0'],
  'SQS-SendMessage': ['sqs', 'AmazonSQS.SendMessage', '1.0'],
};

const NUMBERS = ['DelaySeconds', 'MaxNumberOfMessages', 'VisibilityTimeout', 'WaitTimeSeconds'];

export function isKnownSubtype(subtype: string): boolean {
  return Object.hasOwn(SUBTYPES, subtype);
}

/** The request that a service integration makes. @throws ApiFailure for a service that is not here */
export function subtypeRequest(
  integration: HttpIntegrationPart,
  exchange: Exchange,
): ServiceRequest {
  const [service, target, version] = SUBTYPES[integration.subtype ?? ''] ?? [];
  if (service === undefined || target === undefined) throw new ApiFailure('INTEGRATION_FAILURE');
  const values = Object.fromEntries(
    Object.entries(integration.parameters).map(([name, source]) => [
      name,
      mappedValue(source, exchange),
    ]),
  );
  return {
    service,
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': target,
    },
    body: Buffer.from(JSON.stringify(inputOf(service, values))),
  };
}

function inputOf(service: string, values: Readonly<Record<string, string | undefined>>): object {
  if (service === 'events') {
    const { Resources, Time } = values;
    const entry = withoutNames(values, ['Resources', 'Time', 'Region', 'TraceHeader']);
    const resources = Resources === undefined ? {} : { Resources: parseJson(Resources) };
    const time = Time === undefined ? {} : { Time: Date.parse(Time) / 1000 };
    return { Entries: [{ ...entry, ...resources, ...time }] };
  }
  if (service === 'kinesis') {
    const { Data = '', ...rest } = values;
    return { ...rest, Data: Buffer.from(Data).toString('base64') };
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === undefined || name === 'Region') return [];
      if (NUMBERS.includes(name)) return [[name, Number(value)]];
      return [[name, name === 'MessageAttributes' ? parseJson(value) : value]];
    }),
  );
}
