import type { Architecture, TraceEvent } from '@archway/local';
import type { Terminal } from '../cli/terminal';
import type { Entrance } from '../flow/flow';
import type { Progress } from '../progress/progress';
import { lastPart } from '../story/steps';
import { size } from '../words/words';
import type { Session } from './session';

/** Goes on serving until Ctrl-C, and tells what happens to what the user uploads. */
export async function serveOn(
  session: Session,
  architecture: Architecture,
  entrance: Entrance,
  terminal: Terminal,
  progress: Progress,
): Promise<void> {
  session.stopSkipping();
  terminal.err(instructions(session.server.url, architecture, entrance));
  const stop = session.cloud.onTrace((event) => {
    const line = lineFor(event);
    if (line !== undefined) progress.say(line);
  });
  await new Promise<void>((resolve) => {
    if (terminal.signal.aborted) resolve();
    else terminal.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  stop();
  terminal.err('\n');
}

/** How to use what is served, for a person with a shell. */
export function instructions(
  url: string,
  { region, buckets, queues, topics }: Architecture,
  { bucketName, prefix }: Entrance,
): string {
  const settings = `AWS_ENDPOINT_URL=${url} AWS_REGION=${region} AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local`;
  return `
Serving on ${url} until Ctrl-C; from now on time is not skipped. In another shell:

  export ${settings}
  aws s3 cp PHOTO s3://${bucketName}/${prefix}

The AWS SDKs read the same variables. Here are
  buckets  ${list(buckets.map((bucket) => bucket.bucketName))}
  topics   ${list(topics.map((topic) => topic.topicName))}
  queues   ${list(queues.map((queue) => queue.queueName))}

`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '(none)' : names.join('\n           ');
}

function lineFor(event: TraceEvent): string | undefined {
  switch (event.kind) {
    case 'object-created':
      return event.functionName === undefined
        ? `uploaded   ${event.bucket}/${event.key} (${size(event.size)})`
        : `picture    ${event.bucket}/${event.key} (${size(event.size)})`;
    case 'dead-lettered':
      return `dead       ${event.uploads.join(', ')} → ${lastPart(event.to)}`;
    case 'denied':
      return `denied     ${event.explanation}`;
    case 'failed':
      return `failed     ${event.functionName}: ${event.errorType}: ${event.errorMessage}`;
    case 'timed-out':
    case 'crashed':
    case 'lost':
      return `${event.kind.padEnd(10)} ${event.uploads.join(', ')}`;
    default:
      return undefined;
  }
}
