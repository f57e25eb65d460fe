import type { S3Event, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { AwsError } from '../aws-error/aws-error';
import type { SpecContext } from './cloud-of';

/** Attempts at a conditional write before a message is given back. */
const WRITE_ATTEMPTS = 5;

/** An upload with this content can never become a picture. */
export const BROKEN = 'broken';

/** What happens between reading and writing; specs put time there. */
export type Interlude = (context: SpecContext) => Promise<void>;

/**
 * A function as the image pipeline's: it writes what it read, the newer upload wins by its sequencer,
 * and no database is needed, since the write is conditional.
 */
export function pictureHandler(interlude: Interlude = () => Promise.resolve()) {
  return async (event: SQSEvent, context: SpecContext): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await handle(body, context, interlude);
      } catch {
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
}

async function handle(body: string, context: SpecContext, interlude: Interlude): Promise<void> {
  const message = JSON.parse(body) as Partial<S3Event> & { Message?: string };
  const records =
    message.Message === undefined
      ? message.Records
      : (JSON.parse(message.Message) as Partial<S3Event>).Records;
  for (const { s3 } of records ?? []) {
    const key = decodeURIComponent(s3.object.key.replace(/\+/g, ' '));
    const source = context.cloud.s3.getObject(context.principal, {
      bucket: s3.bucket.name,
      key,
      ...(s3.object.versionId === undefined ? {} : { versionId: s3.object.versionId }),
    });
    if (Buffer.from(source.body).toString() === BROKEN) throw new Error('not-an-image');
    await interlude(context);
    write(context, key, source.body, s3.object.sequencer);
  }
}

function write(context: SpecContext, key: string, body: Uint8Array, sequencer: string): void {
  const { cloud, principal, functionName } = context;
  const target = { bucket: 'pictures', key: `${functionName}/${key}.webp` };
  let condition: { ifMatch?: string; ifNoneMatch?: string } = { ifNoneMatch: '*' };
  for (let attempt = 0; attempt < WRITE_ATTEMPTS; attempt += 1) {
    try {
      cloud.s3.putObject(principal, { ...target, body, metadata: { sequencer }, ...condition });
      return;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // A conflict says nothing about what stands there: the same write is tried again.
      if (error.httpStatus === 409) continue;
      if (error.httpStatus !== 412) throw error;
    }
    const standing = cloud.s3.headObject(principal, target);
    if ((standing.metadata['sequencer'] ?? '') >= sequencer) return;
    condition = { ifMatch: standing.eTag };
  }
  throw new Error('others write all the time');
}
