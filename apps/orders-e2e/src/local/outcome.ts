import { ADMINISTRATOR } from '@archway/local';
import type { OrdersRun } from '../orders-run';
import { orderIdOf, type Answered } from './drive';

/** What came of everything that was sent. */
export interface Outcome {
  readonly rows: readonly (readonly [what: string, count: number, remark: string])[];
  /** What ought not to be; empty for a run that went well. */
  readonly problems: readonly string[];
  readonly notSimulated: readonly string[];
}

/** Compares what the API accepted with what is there in the end. */
export async function outcomeOf(run: OrdersRun, answers: readonly Answered[]): Promise<Outcome> {
  const posted = answers.filter(({ path }) => path === '/orders');
  const accepted = posted.filter(({ status }) => status === 202);
  const clicks = answers.filter(({ path, status }) => path === '/clicks' && status === 202);
  const kept = new Set(run.items('Table').map((item) => item['orderId']?.S ?? ''));
  const dead = await run.messages('DeadLetters');
  const announced = (await run.messages('Shipping')).map(
    (body) => (JSON.parse(body) as { readonly deduplicationId: string }).deduplicationId,
  );
  const counts = run.items('Events');
  const sum = (name: string): number =>
    counts.reduce((total, item) => total + Number(item[name]?.N ?? 0), 0);
  const denials = run.events.flatMap((event) =>
    event.kind === 'denied' ? [event.explanation] : [],
  );
  const missing = accepted.filter(
    ({ idempotencyKey = '' }) => !kept.has(orderIdOf(idempotencyKey)),
  );
  const unannounced = [...kept].filter((id) => !announced.includes(id));
  const statuses = [...new Set(answers.map(({ status }) => status))].sort();
  return {
    rows: [
      ...statuses.map((status): Outcome['rows'][number] => {
        const own = answers.filter((each) => each.status === status);
        const reasons = [...new Set(own.map(({ body }) => messageIn(body)))].filter(Boolean);
        return [`requests answered ${status}`, own.length, reasons.join('; ')];
      }),
      ['orders in the table', kept.size, ''],
      ['dead letters', dead.length, reasonsOf(run).join('; ')],
      ['notifications in the shipping queue', announced.length, ''],
      ['orders counted', sum('orders'), ''],
      ['clicks counted', sum('clicks'), ''],
      ['files in the archive', archived(run), ''],
      ['worker tasks started', startsOf(run, 'WorkerService'), scalingOf(run)],
    ],
    problems: [
      ...new Set(denials),
      ...difference(
        'accepted orders are neither kept nor dead letters',
        missing.length,
        dead.length,
      ),
      ...(unannounced.length > 0 ? [`${unannounced.length} orders were not announced`] : []),
      ...difference('orders were counted', sum('orders'), kept.size),
      ...difference('clicks were counted', sum('clicks'), clicks.length),
    ],
    notSimulated: run.cloud.notSimulated,
  };
}

function difference(what: string, found: number, expected: number): readonly string[] {
  return found === expected ? [] : [`${found} ${what}, expected ${expected}`];
}

function messageIn(body: string): string {
  try {
    return (JSON.parse(body) as { readonly message?: string }).message ?? '';
  } catch {
    return '';
  }
}

/** Why messages are dead letters, as the worker's log says. */
function reasonsOf({ cloud }: OrdersRun): readonly string[] {
  const group = cloud.logs.groupNames.find((name) => name.endsWith('Workers-Worker')) ?? '';
  const reasons = (cloud.logs.eventsOf(group) ?? []).flatMap(({ message }) => {
    const [, reason] =
      /"message is no order".*"reason":"UnusableMessage: ([^"]+)"/.exec(message) ?? [];
    return reason ?? [];
  });
  return [...new Set(reasons)];
}

function archived({ cloud }: OrdersRun): number {
  return cloud.s3
    .listBuckets(ADMINISTRATOR)
    .reduce(
      (total, { name }) =>
        total + cloud.s3.listObjectsV2(ADMINISTRATOR, { bucket: name }).contents.length,
      0,
    );
}

function startsOf({ events }: OrdersRun, word: string): number {
  return events.filter((event) => event.kind === 'task-started' && event.serviceName.includes(word))
    .length;
}

function scalingOf({ events }: OrdersRun): string {
  return events
    .flatMap((event) => (event.kind === 'scaled' ? [`scaled to ${event.desiredCount}`] : []))
    .join(', ');
}
