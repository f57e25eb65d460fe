import { numberDefault } from '@archway/aws';
import {
  blocksOf,
  flagOf,
  numberOf,
  textOf,
  textsOf,
  type ObjectValue,
  type Resource,
} from '@archway/terraform';
import { isStreamArn } from '../kinesis/read-streams';
import { meansFunction, nameAndQualifier } from '../naming/function-arn';
import { isRecord, type Pattern } from '../pattern/pattern';
import type { FunctionPart, MappingPart } from './architecture';
import type { Found, Reading } from './reading';

const BATCH_SIZE = numberDefault('aws_lambda_event_source_mapping', 'batch_size');

export function mappingsOf(
  reading: Reading,
  functions: readonly FunctionPart[],
): readonly MappingPart[] {
  return reading.all('aws_lambda_event_source_mapping').flatMap((found) => {
    const { resource } = found;
    const { attributes } = resource;
    const queueArn = textOf(attributes['event_source_arn']);
    if (isStreamArn(queueArn)) return [];
    if (queueArn?.split(':')[2] !== 'sqs') {
      reading.notSimulated.push(
        `${resource.address}: event source ${queueArn ?? '(not known)'} is not simulated, only SQS, Kinesis and DynamoDB are; the function is not called by it`,
      );
      return [];
    }
    const named = reading.text(found, 'function_name');
    const target = functions.find(
      ({ functionName }) => named !== undefined && meansFunction(named, functionName),
    );
    if (named === undefined || target === undefined) {
      reading.notSimulated.push(
        `${resource.address}: function ${named ?? '(not known)'} is not in the stacks`,
      );
      return [];
    }
    const { qualifier } = nameAndQualifier(named);
    const maximumConcurrency = numberOf(
      blocksOf(attributes['scaling_config'])[0]?.['maximum_concurrency'],
    );
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        functionName: target.functionName,
        ...(qualifier === undefined ? {} : { qualifier }),
        queueArn,
        enabled: flagOf(attributes['enabled']) ?? true,
        batchSize: numberOf(attributes['batch_size']) ?? BATCH_SIZE,
        batchingWindowSeconds: numberOf(attributes['maximum_batching_window_in_seconds']) ?? 0,
        ...(maximumConcurrency === undefined ? {} : { maximumConcurrency }),
        reportBatchItemFailures: textsOf(attributes['function_response_types']).includes(
          'ReportBatchItemFailures',
        ),
        filters: filtersOf(reading, found),
      },
    ];
  });
}

export function filtersOf(reading: Reading, { resource }: Found): readonly Pattern[] {
  return filtersIn(reading, resource, blocksOf(resource.attributes['filter_criteria']));
}

/** The patterns of `filter_criteria`, wherever it stands. */
export function filtersIn(
  reading: Reading,
  resource: Resource,
  criteria: readonly ObjectValue[],
): readonly Pattern[] {
  return criteria
    .flatMap((each) => blocksOf(each['filter']))
    .flatMap((filter) => {
      try {
        const pattern = JSON.parse(textOf(filter['pattern']) ?? '') as unknown;
        if (isRecord(pattern)) return [pattern];
      } catch {
        // Falls through to the line below.
      }
      reading.notSimulated.push(
        `${resource.address}: a filter pattern is no JSON object; it is ignored`,
      );
      return [];
    });
}
