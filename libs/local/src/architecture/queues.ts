import { numberDefault } from '@archway/aws';
import { flagOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';
import { isRecord } from '../pattern/pattern';
import type { QueuePart, RedrivePart } from './architecture';
import { encryptionKey } from './encryption';
import { policyFor, type Found, type Reading } from './reading';

/** A number of a queue, as stated or as the provider takes it. */
function number(attributes: ObjectValue, argument: string): number {
  return numberOf(attributes[argument]) ?? numberDefault('aws_sqs_queue', argument);
}

export function queuesOf(reading: Reading): readonly QueuePart[] {
  return reading.all('aws_sqs_queue').map((found) => {
    const { resource } = found;
    const { attributes } = resource;
    const queueUrl = reading.identifier(found, 'url');
    const policy =
      policyFor(reading, 'aws_sqs_queue_policy', 'queue_url', [queueUrl]) ??
      reading.policy(resource, attributes['policy']);
    const key = encryptionKey(reading, textOf(attributes['kms_master_key_id']));
    const redrive = redriveOf(reading, found, queueUrl);
    const arn = reading.identifier(found, 'arn');
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      queueName: reading.identifier(found, 'name'),
      queueArn: arn,
      queueUrl,
      region: arn.split(':')[3] ?? '',
      fifo: flagOf(attributes['fifo_queue']) ?? false,
      contentBasedDeduplication: flagOf(attributes['content_based_deduplication']) ?? false,
      visibilityTimeoutSeconds: number(attributes, 'visibility_timeout_seconds'),
      delaySeconds: number(attributes, 'delay_seconds'),
      receiveWaitTimeSeconds: number(attributes, 'receive_wait_time_seconds'),
      messageRetentionSeconds: number(attributes, 'message_retention_seconds'),
      maxMessageBytes: number(attributes, 'max_message_size'),
      ...(redrive === undefined ? {} : { redrive }),
      ...redriveAllowOf(reading, found, queueUrl),
      ...(policy === undefined ? {} : { policy }),
      ...(key === undefined ? {} : { encryptionKey: key }),
    };
  });
}

/** What a queue, or a resource of its own about that queue, states. */
function stated(
  reading: Reading,
  found: Found,
  queueUrl: string,
  type: string,
  argument: string,
): { readonly address: string; readonly value: unknown } | undefined {
  const separate = reading
    .all(type)
    .filter(({ resource }) => textOf(resource.attributes['queue_url']) === queueUrl)
    .at(-1);
  const { resource } = separate ?? found;
  const value = reading.json(resource, argument);
  return value === undefined ? undefined : { address: resource.address, value };
}

function redriveOf(reading: Reading, found: Found, queueUrl: string): RedrivePart | undefined {
  const value = stated(
    reading,
    found,
    queueUrl,
    'aws_sqs_queue_redrive_policy',
    'redrive_policy',
  )?.value;
  if (!isRecord(value) || typeof value['deadLetterTargetArn'] !== 'string') return undefined;
  return {
    deadLetterTargetArn: value['deadLetterTargetArn'],
    maxReceiveCount: Number(value['maxReceiveCount']),
  };
}

function redriveAllowOf(
  reading: Reading,
  found: Found,
  queueUrl: string,
): { redriveSources?: readonly string[]; redriveAllowAddress?: string } {
  const allow = stated(
    reading,
    found,
    queueUrl,
    'aws_sqs_queue_redrive_allow_policy',
    'redrive_allow_policy',
  );
  if (allow === undefined || !isRecord(allow.value)) return {};
  const { redrivePermission, sourceQueueArns } = allow.value;
  if (redrivePermission === 'allowAll') return {};
  return {
    redriveAllowAddress: allow.address,
    redriveSources:
      redrivePermission === 'byQueue' && Array.isArray(sourceQueueArns)
        ? sourceQueueArns.map(String)
        : [],
  };
}
