import { blocksOf, flagOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';
import { encryptionKey } from '../architecture/encryption';
import type { Reading } from '../architecture/reading';
import type { DeliveryStreamPart } from '../architecture/stream-parts';

/** What the provider takes where nothing is said. */
const BUFFERING_MIB = 5;
const BUFFERING_SECONDS = 300;

export function deliveryStreamsOf(reading: Reading): readonly DeliveryStreamPart[] {
  return reading.all('aws_kinesis_firehose_delivery_stream').flatMap((found) => {
    const { resource } = found;
    const { attributes, address } = resource;
    const [s3] = blocksOf(attributes['extended_s3_configuration']);
    const bucketArn = textOf(s3?.['bucket_arn']);
    const roleArn = textOf(s3?.['role_arn']);
    if (s3 === undefined || bucketArn === undefined || roleArn === undefined) {
      reading.notSimulated.push(
        `${address}: destination ${textOf(attributes['destination']) ?? '(not known)'} is not simulated, only buckets of S3 are; nothing is delivered`,
      );
      return [];
    }
    const compression = textOf(s3['compression_format']) ?? 'UNCOMPRESSED';
    if (compression !== 'UNCOMPRESSED' && compression !== 'GZIP') {
      reading.notSimulated.push(
        `${address}: compression ${compression} is not simulated; objects are not compressed`,
      );
    }
    const [logging] = blocksOf(s3['cloudwatch_logging_options']);
    const isLogged = flagOf(logging?.['enabled']) ?? false;
    const logGroupName = isLogged ? textOf(logging?.['log_group_name']) : undefined;
    const logStreamName = textOf(logging?.['log_stream_name']);
    const [source] = blocksOf(attributes['kinesis_source_configuration']);
    const streamArn = textOf(source?.['kinesis_stream_arn']);
    const keyArn = textOf(s3['kms_key_arn']);
    const key = encryptionKey(reading, keyArn);
    for (const name of [
      'processing_configuration',
      'dynamic_partitioning_configuration',
      'data_format_conversion_configuration',
    ] as const) {
      const isOn = blocksOf(s3[name]).some((block) => flagOf(block['enabled']) !== false);
      if (isOn && !isNewlineOnly(s3, name)) {
        reading.notSimulated.push(`${address}: ${name} is not simulated; records stay as they are`);
      }
    }
    return [
      {
        address,
        constructPath: resource.constructPath,
        deliveryStreamName: reading.identifier(found, 'name'),
        deliveryStreamArn: reading.identifier(found, 'arn'),
        roleArn,
        bucketArn,
        prefix: textOf(s3['prefix']) ?? '',
        errorOutputPrefix: textOf(s3['error_output_prefix']) ?? '',
        bufferingMib: numberOf(s3['buffering_size']) ?? BUFFERING_MIB,
        bufferingSeconds: numberOf(s3['buffering_interval']) ?? BUFFERING_SECONDS,
        compression: compression === 'GZIP' ? 'GZIP' : 'UNCOMPRESSED',
        fileExtension: textOf(s3['file_extension']) ?? '',
        timeZone: textOf(s3['custom_time_zone']) ?? 'UTC',
        appendsNewline: processorsOf(s3).includes('AppendDelimiterToRecord'),
        ...(logGroupName === undefined ? {} : { logGroupName }),
        ...(logStreamName === undefined ? {} : { logStreamName }),
        ...(keyArn === undefined ? {} : { keyArn }),
        ...(streamArn === undefined
          ? {}
          : { source: { streamArn, roleArn: textOf(source?.['role_arn']) ?? roleArn } }),
        ...(key === undefined ? {} : { encryptionKey: key }),
      },
    ];
  });
}

function processorsOf(s3: ObjectValue): readonly (string | undefined)[] {
  return blocksOf(s3['processing_configuration'])
    .filter((block) => flagOf(block['enabled']) !== false)
    .flatMap((block) => blocksOf(block['processors']))
    .map((processor) => textOf(processor['type']));
}

function isNewlineOnly(s3: ObjectValue, name: string): boolean {
  return (
    name === 'processing_configuration' &&
    processorsOf(s3).every((type) => type === 'AppendDelimiterToRecord')
  );
}
