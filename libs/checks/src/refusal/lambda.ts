import {
  blocksOf,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { isFilled, isStated } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { number, type Refusal } from './refusal';

/** docs.aws.amazon.com/lambda/latest/dg/API_CreateFunction.html: Handler, Runtime, PackageType */
export const imagePackage: Refusal = ({ package_type, handler, runtime, layers }) => {
  if (textOf(package_type) !== 'Image') return undefined;
  const stated = Object.entries({ handler, runtime, layers })
    .filter(([, value]) => isFilled(value))
    .map(([name]) => name);
  return stated.length === 0
    ? undefined
    : `is an image and states ${stated.join(', ')}, which belong to a zip package`;
};

/** docs.aws.amazon.com/lambda/latest/dg/snapstart.html: Java 11, Python 3.12, .NET 8 and later. */
const SNAP_START = /^(java(?!8)\d+|python3\.1[2-9]|dotnet([89]|\d\d))/;

/** docs.aws.amazon.com/lambda/latest/dg/snapstart.html */
export const snapStart: Refusal = (attributes) => {
  if (!hasSnapStart(attributes)) return undefined;
  const { runtime, package_type, ephemeral_storage, file_system_config } = attributes;
  if (blocksOf(file_system_config).length > 0)
    return 'has snap_start, which a function with file_system_config does not take';
  if (textOf(package_type) === 'Image') return 'has snap_start, which an image does not take';
  const name = textOf(runtime);
  if (name !== undefined && !SNAP_START.test(name))
    return `has snap_start, which the runtime ${name} does not take`;
  const [size] = blocksOf(ephemeral_storage).map((block) => number(block, 'size'));
  return size !== undefined && size > 512
    ? `has snap_start and ephemeral storage of ${size} MB, and SnapStart takes at most 512`
    : undefined;
};

function hasSnapStart({ snap_start }: ObjectValue): boolean {
  return blocksOf(snap_start).some(({ apply_on }) => textOf(apply_on) === 'PublishedVersions');
}

/** docs.aws.amazon.com/lambda/latest/dg/snapstart.html, "Supported features and limitations" */
export const provisionedSnapStart: Refusal = ({ function_name }, config, estate) => {
  const fn = estate.target(config, function_name, 'aws_lambda_function');
  return fn !== undefined && hasSnapStart(fn.attributes)
    ? `is for ${fn.address}, which has snap_start, and SnapStart takes no provisioned concurrency`
    : undefined;
};

/** docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html */
export const fileSystem: Refusal = ({ file_system_config, vpc_config }) =>
  blocksOf(file_system_config).length > 0 &&
  !isUnknown(vpc_config) &&
  blocksOf(vpc_config).length === 0
    ? 'has file_system_config, and without vpc_config it reaches no file system'
    : undefined;

/** docs.aws.amazon.com/lambda/latest/dg/API_PutProvisionedConcurrencyConfig.html */
export const provisionedQualifier: Refusal = ({ qualifier }) =>
  textOf(qualifier) === '$LATEST'
    ? 'qualifier is $LATEST, and provisioned concurrency needs a version or an alias'
    : undefined;

type Source = 'queue' | 'FIFO queue' | 'stream';

const STREAM_ONLY = [
  'bisect_batch_on_function_error',
  'parallelization_factor',
  'maximum_retry_attempts',
  'maximum_record_age_in_seconds',
  'tumbling_window_in_seconds',
  'starting_position',
];

/**
 * docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html,
 * docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export const eventSource: Refusal = (attributes, subject, estate) => {
  const arn = attributes['event_source_arn'];
  const source = sourceOf(arn, estate.target(subject, arn, 'aws_sqs_queue'));
  if (source === undefined) return undefined;
  const size = number(attributes, 'batch_size');
  const window = attributes['maximum_batching_window_in_seconds'];
  const seconds = isUnknown(window) ? undefined : (numberOf(window) ?? 0);
  if (source === 'stream') {
    if (blocksOf(attributes['scaling_config']).length > 0)
      return 'has scaling_config, which a stream does not take';
    return isStated(attributes['starting_position'])
      ? undefined
      : 'reads a stream and has no starting_position';
  }
  const extra = STREAM_ONLY.filter((name) => isGiven(attributes[name]));
  if (extra.length > 0) return `has ${extra.join(', ')}, which a queue does not take`;
  if (blocksOf(attributes['destination_config']).length > 0)
    return 'has destination_config, which a queue does not take: its redrive policy says where failures go';
  const most = number(blocksOf(attributes['scaling_config'])[0] ?? {}, 'maximum_concurrency');
  if (most !== undefined && (most < 2 || most > 1000))
    return `maximum_concurrency is ${most}, and it must be between 2 and 1000`;
  if (source === 'FIFO queue') {
    if (seconds !== undefined && seconds > 0)
      return `maximum_batching_window_in_seconds is ${seconds}, which a FIFO queue does not take`;
    return size !== undefined && size > 10
      ? `batch_size is ${size}, and a FIFO queue gives at most 10`
      : undefined;
  }
  if (size !== undefined && size > 10_000)
    return `batch_size is ${size}, and a queue gives at most 10000`;
  return size !== undefined && size > 10 && seconds !== undefined && seconds < 1
    ? `batch_size is ${size}, and above 10 it needs maximum_batching_window_in_seconds`
    : undefined;
};

/** A plan shows 0 and false for what nobody states. */
function isGiven(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : value === true || Number(value) > 0;
}

function sourceOf(value: Value | undefined, queue: Subject | undefined): Source | undefined {
  const named = isUnknown(value) ? value.references.join() : (textOf(value) ?? '');
  if (queue !== undefined) {
    const isFifo = queue.attributes['fifo_queue'];
    return isUnknown(isFifo) ? undefined : isFifo === true ? 'FIFO queue' : 'queue';
  }
  if (/^arn:[\w-]+:sqs:|^aws_sqs_queue\./.test(named))
    return named.endsWith('.fifo') ? 'FIFO queue' : 'queue';
  const isStream = /^arn:[\w-]+:(kinesis|dynamodb):|^aws_(kinesis_stream|dynamodb_table)\./;
  return isStream.test(named) ? 'stream' : undefined;
}

/** docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, "Using environment variables": keys that Lambda keeps for itself, and the most of all. */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API)|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/** docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html: Defined runtime environment variables */
export const environment: Refusal = (attributes) => {
  const [variables] = blocksOf(attributes['environment']).map((block) => block['variables']);
  const keys =
    typeof variables === 'object' && variables !== null && !isUnknown(variables)
      ? Object.keys(variables)
      : [];
  const reserved = keys.filter((key) => RESERVED.test(key));
  return reserved.length === 0 ? undefined : `sets ${reserved.join(', ')}, which Lambda reserves`;
};
