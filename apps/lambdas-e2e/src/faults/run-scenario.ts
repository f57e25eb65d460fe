import type { LocalCloud, TraceEvent } from '@archway/local';
import { ADMINISTRATOR } from '@archway/local';
import { createHash } from 'node:crypto';
import type { PlannedUpload, Scenario } from './scenario';
import type { Content } from './scenario';

export const BRANCHES = ['mobile', 'thumbnail'] as const;
export type Branch = (typeof BRANCHES)[number];

/** An upload that was put. */
export interface Upload extends PlannedUpload {
  readonly versionId: string;
  readonly sequencer: string;
  readonly etag: string;
}

/** A picture as it stands in the end. */
export interface Standing {
  readonly key: string;
  readonly versionId?: string;
  readonly sequencer?: string;
  readonly sourceEtag?: string;
  /** Whether the bytes hold the sequencer of the metadata. */
  readonly marked: boolean;
}

/** What is left when nothing moves. */
export interface Ending {
  readonly uploads: readonly Upload[];
  readonly pictures: readonly Standing[];
  /** For each branch, the versions in its dead-letter queue, as often as they are in it. */
  readonly dead: Readonly<Record<Branch, readonly string[]>>;
  /** Messages that are still in a queue that has a consumer. */
  readonly left: number;
  readonly trace: readonly TraceEvent[];
}

/** Lives through a scenario until nothing moves. */
export async function runScenario(
  cloud: LocalCloud,
  scenario: Scenario,
  contents: Readonly<Record<Content, Uint8Array>>,
): Promise<Ending> {
  const bucket = nameOf(cloud, 'uploads');
  const uploads: Upload[] = [];
  const trace: TraceEvent[] = [];
  let invocations = 0;
  const waiting: { readonly after: number; readonly act: () => void }[] = [];
  const actOnWaiting = (): void => {
    const due = waiting.filter(({ after }) => after <= invocations);
    for (const each of due) waiting.splice(waiting.indexOf(each), 1);
    for (const { act } of due) act();
  };
  cloud.onTrace((event) => {
    trace.push(event);
    if (event.kind !== 'invoked') return;
    invocations += 1;
    // Not before the invocation is under way.
    setImmediate(actOnWaiting);
  });
  const put = (planned: PlannedUpload): void => {
    const { key } = planned;
    const body = contents[planned.content];
    const { versionId = '', sequencer } = cloud.s3.putObject(ADMINISTRATOR, { bucket, key, body });
    const etag = createHash('md5').update(body).digest('hex');
    uploads.push({ ...planned, versionId, sequencer, etag });
    if (planned.removal === undefined) return;
    const version = planned.removal === 'deletes the version' ? { versionId } : {};
    waiting.push({
      after: planned.removedAfterInvocations,
      act: () => void cloud.s3.deleteObject(ADMINISTRATOR, { bucket, key, ...version }),
    });
  };
  for (const planned of scenario.uploads) {
    waiting.push({ after: planned.afterInvocations, act: () => put(planned) });
  }
  do {
    actOnWaiting();
    await cloud.idle();
    // Without further invocations, what still waits would never come.
    invocations = Infinity;
  } while (waiting.length > 0);
  const dead = {
    mobile: await deadVersions(cloud, 'mobile'),
    thumbnail: await deadVersions(cloud, 'thumbnail'),
  };
  return { uploads, pictures: picturesIn(cloud), dead, left: leftOver(cloud), trace };
}

function nameOf(cloud: LocalCloud, word: string): string {
  const all = cloud.s3.listBuckets(ADMINISTRATOR).map(({ name }) => name);
  const found = all.find((name) => name.toLowerCase().includes(word));
  if (found === undefined) throw new Error(`no bucket ${word} in ${all.join(', ')}`);
  return found;
}

function picturesIn({ s3, ...cloud }: LocalCloud): readonly Standing[] {
  const bucket = nameOf({ s3, ...cloud } as LocalCloud, 'pictures');
  return s3.listObjectsV2(ADMINISTRATOR, { bucket }).contents.map(({ key }) => {
    const { body, metadata } = s3.getObject(ADMINISTRATOR, { bucket, key });
    const sequencer = metadata['source-sequencer'];
    return {
      key,
      versionId: metadata['source-version-id'],
      sequencer,
      sourceEtag: metadata['source-etag'],
      marked: Buffer.from(body).includes(`s3-sequencer:${sequencer}"`),
    };
  });
}

const isDead = (url: string): boolean => /deadletter/i.test(url);

async function deadVersions(cloud: LocalCloud, branch: Branch): Promise<readonly string[]> {
  const queueUrl = cloud.sqs
    .listQueues(ADMINISTRATOR)
    .find((url) => isDead(url) && url.toLowerCase().includes(branch));
  if (queueUrl === undefined) throw new Error(`no dead-letter queue of ${branch}`);
  const versions: string[] = [];
  for (;;) {
    const messages = await cloud.sqs.receiveMessage(ADMINISTRATOR, {
      queueUrl,
      maxNumberOfMessages: 10,
      waitTimeSeconds: 0,
      visibilityTimeout: 43_200,
    });
    if (messages.length === 0) return versions;
    for (const { body } of messages) versions.push(/"versionId":"([^"]+)"/.exec(body)?.[1] ?? '');
  }
}

function leftOver(cloud: LocalCloud): number {
  const counts = cloud.sqs
    .listQueues(ADMINISTRATOR)
    .filter((url) => !isDead(url))
    .flatMap((queueUrl) =>
      Object.values(
        cloud.sqs.getQueueAttributes(ADMINISTRATOR, {
          queueUrl,
          attributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'ApproximateNumberOfMessagesDelayed',
          ],
        }),
      ),
    );
  return counts.reduce((sum, count) => sum + Number(count), 0);
}
