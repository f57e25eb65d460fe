import { PermanentFailure } from '../failure/failure';

/** An object that was created, as its event tells. */
export interface Upload {
  readonly bucket: string;

  /** As the uploader named it: S3's encoding is undone. */
  readonly key: string;

  /** Absent where the bucket has no versions. */
  readonly versionId?: string;

  /** Orders the events of one key; hexadecimal. */
  readonly sequencer: string;
}

/**
 * The uploads that the body of a queue's message tells of: S3's event as it is (raw delivery) or in an SNS envelope.
 *
 * S3 sends `s3:TestEvent` when a notification is set up: it tells of none.
 *
 * @throws PermanentFailure `malformed-message` for everything else
 */
export function readUploads(body: string): Upload[] {
  const message = parse(body, 'the message');
  const event = isEnvelope(message) ? parse(message.Message, 'the SNS message') : message;
  if (!isObject(event)) {
    throw malformed('the message must be an S3 event');
  }
  if (event['Event'] === 's3:TestEvent') {
    return [];
  }
  const records = event['Records'];
  if (!Array.isArray(records) || records.length === 0) {
    throw malformed('the message must be an S3 event with Records');
  }
  return records.map((record: unknown, index) => toUpload(record, `Records[${index}]`));
}

function toUpload(record: unknown, path: string): Upload {
  const event = objectAt(record, path);
  const name = event['eventName'];
  if (
    event['eventSource'] !== 'aws:s3' ||
    typeof name !== 'string' ||
    !/^ObjectCreated:/.test(name)
  ) {
    throw malformed(
      `${path} must be ObjectCreated of aws:s3, got ${String(name)} of ${String(event['eventSource'])}`,
    );
  }
  const s3 = objectAt(event['s3'], `${path}.s3`);
  const bucket = objectAt(s3['bucket'], `${path}.s3.bucket`);
  const object = objectAt(s3['object'], `${path}.s3.object`);
  const versionId = object['versionId'];
  return {
    bucket: textAt(bucket['name'], `${path}.s3.bucket.name`),
    key: decodeKey(textAt(object['key'], `${path}.s3.object.key`)),
    ...(versionId === undefined
      ? {}
      : { versionId: textAt(versionId, `${path}.s3.object.versionId`) }),
    sequencer: sequencerAt(object['sequencer'], `${path}.s3.object.sequencer`),
  };
}

/** S3 encodes keys in events as forms do: a space is `+`, and a plus is `%2B`. */
function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw malformed(`the key must be encoded as S3 does, got ${encoded}`);
  }
}

function isEnvelope(value: unknown): value is { readonly Message: string } {
  return (
    isObject(value) && value['Type'] === 'Notification' && typeof value['Message'] === 'string'
  );
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PermanentFailure('malformed-message', `${what} must be JSON`, { cause: error });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(value: unknown, path: string): Record<string, unknown> {
  if (!isObject(value)) {
    throw malformed(`${path} must be an object, got ${JSON.stringify(value)}`);
  }
  return value;
}

function textAt(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') {
    throw malformed(`${path} must be text, got ${JSON.stringify(value)}`);
  }
  return value;
}

function sequencerAt(value: unknown, path: string): string {
  const sequencer = textAt(value, path);
  if (!/^[0-9A-F]{1,128}$/i.test(sequencer)) {
    throw malformed(`${path} must be 1 to 128 hexadecimal digits, got ${sequencer}`);
  }
  return sequencer;
}

function malformed(message: string): PermanentFailure {
  return new PermanentFailure('malformed-message', message);
}
