import type { Problem } from '@archway/core';
import {
  isOpen,
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
  notWhole,
  problemIf,
  show,
} from '@archway/core';
import type { DeliveryStreamProps } from './delivery-stream-props';

const COMPRESSIONS = ['GZIP', 'HADOOP_SNAPPY', 'Snappy', 'UNCOMPRESSED', 'ZIP'] as const;
const LEAST_PARTITIONED_MIB = 64;

/** What Firehose would refuse of a delivery stream's props. */
export function deliveryStreamProblems(props: DeliveryStreamProps): readonly Problem[] {
  const { prefix, errorOutputPrefix, partitionKeys, bufferingSizeMib } = props;
  const names = Object.keys(partitionKeys ?? {});
  return [
    notMatching(
      'deliveryStreamName',
      props.deliveryStreamName,
      /^[A-Za-z0-9_.-]{1,64}$/,
      "1 to 64 letters, digits, '_', '-' and '.'",
    ),
    notWhole('bufferingIntervalSeconds', props.bufferingIntervalSeconds, 0, 900),
    notWhole('bufferingSizeMib', bufferingSizeMib, partitionKeys ? LEAST_PARTITIONED_MIB : 1, 128),
    notOneOf('compression', props.compression, COMPRESSIONS),
    notOneOf('logRetentionDays', props.logRetentionDays, LOG_RETENTION_DAYS),
    problemIf(
      partitionKeys !== undefined && names.length === 0,
      'partitionKeys must name at least one key, got none',
    ),
    ...names.map((name) =>
      problemIf(
        !isOpen(prefix ?? '') && !(prefix ?? '').includes(`!{partitionKeyFromQuery:${name}}`),
        `prefix must contain !{partitionKeyFromQuery:${name}}, got ${show(prefix)}`,
      ),
    ),
    problemIf(
      !isOpen(errorOutputPrefix) &&
        prefix?.includes('!{') === true &&
        !errorOutputPrefix.includes('!{firehose:error-output-type}'),
      `errorOutputPrefix must contain !{firehose:error-output-type}, got ${show(errorOutputPrefix)}`,
    ),
  ];
}
