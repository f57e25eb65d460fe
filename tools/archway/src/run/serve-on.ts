import { serveApi, type Architecture, type ServedPart, type TraceEvent } from '@archway/local';
import type { Terminal } from '../cli/terminal';
import type { EntryPlan } from '../entry/plan';
import type { Progress } from '../progress/progress';
import { lastPart } from '../story/steps';
import { size } from '../words/words';
import type { Session } from './session';

/** Goes on serving until Ctrl-C, and tells what happens to what the user uploads. */
export async function serveOn(
  session: Session,
  architecture: Architecture,
  plan: EntryPlan,
  terminal: Terminal,
  progress: Progress,
): Promise<void> {
  session.stopSkipping();
  const apis = await Promise.all(
    session.cloud.apis.map(async (api) => ({ api, server: await serveApi(api) })),
  );
  const urls = apis.map(
    ({ api: { part }, server }) => `${part.apiName}: ${urlOf(server.url, part)}`,
  );
  terminal.err(instructions(session.server.url, architecture, plan, urls));
  const stop = session.cloud.onTrace((event) => {
    const line = lineFor(event);
    if (line !== undefined) progress.say(line);
  });
  await new Promise<void>((resolve) => {
    if (terminal.signal.aborted) resolve();
    else terminal.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  stop();
  await Promise.all(apis.map(({ server }) => server.close()));
  terminal.err('\n');
}

/** How to use what is served, for a person with a shell. */
export function instructions(
  url: string,
  architecture: Architecture,
  plan: EntryPlan,
  apiUrls: readonly string[] = [],
): string {
  const { region, accountId, buckets, queues, topics, functions, tables } = architecture;
  const settings = `AWS_ENDPOINT_URL=${url} AWS_REGION=${region} AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local`;
  const example = exampleOf(architecture, plan);
  return `
Serving on ${url} until Ctrl-C; from now on time is not skipped. In another shell:

  export ${settings}
${example === undefined ? '' : `  ${example}\n`}
The AWS SDKs read the same variables. Here are
${rows([
  ['buckets', buckets.map(({ bucketName }) => `s3://${bucketName}`)],
  ['topics', topics.map(({ topicArn }) => topicArn)],
  ['queues', queues.map(({ queueName }) => `${url}/${accountId}/${queueName}`)],
  ['functions', functions.map(({ functionName }) => functionName)],
  ['tables', tables.map(({ tableName }) => tableName)],
  ['APIs', apiUrls],
])}

`;
}

/** The address of an API with its stage, as its clients write it. */
function urlOf(url: string, { stages }: ServedPart): string {
  const [stage] = stages;
  return stage === undefined || stage.stageName === '$default' ? url : `${url}/${stage.stageName}`;
}

function exampleOf(
  { queues, topics, functions }: Architecture,
  { entries, targets }: EntryPlan,
): string | undefined {
  const [target] = targets;
  if (entries[0]?.object !== undefined) return `aws s3 cp FILE s3://${target}`;
  const [queue] = queues;
  const [topic] = topics;
  const [fn] = functions;
  if (topic !== undefined) {
    return `aws sns publish --topic-arn ${topic.topicArn} --message hello`;
  }
  if (queue !== undefined) {
    return `aws sqs send-message --queue-url ${queue.queueName} --message-body hello`;
  }
  return fn && `aws lambda invoke --function-name ${fn.functionName} /dev/stdout`;
}

function rows(kinds: readonly (readonly [kind: string, names: readonly string[]])[]): string {
  return kinds
    .map(([kind, names]) => {
      const shown = names.length === 0 ? '(none)' : names.join('\n             ');
      return `  ${kind.padEnd(11)}${shown}`;
    })
    .join('\n');
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
    case 'answered':
      return `answered   ${event.method} ${event.path} → ${event.status}`;
    case 'item-written':
      return `item       ${event.tableName} ${event.key}`;
    case 'alarm':
      return `alarm      ${event.alarmName} is ${event.state}: ${event.reason}`;
    case 'timed-out':
    case 'crashed':
    case 'lost':
      return `${event.kind.padEnd(10)} ${event.uploads.join(', ')}`;
    default:
      return undefined;
  }
}
