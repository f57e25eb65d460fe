import { readOrder } from '@archway/orders/order';
import type { Ending } from './run-seed';
import type { Scenario } from './scenario';

/** Everything that does not hold in the end. */
export function problemsOf(scenario: Scenario, ending: Ending): readonly string[] {
  return [
    ...(ending.isIdle ? [] : ['work is left']),
    ...orderProblems(scenario, ending),
    ...notificationProblems(ending),
    ...countProblems(ending),
  ];
}

/** Every order is kept once, or is one dead letter whose reason the log gives. */
function orderProblems({ orders }: Scenario, ending: Ending): readonly string[] {
  const kept = new Map(ending.orders.map((item) => [item['orderId']?.S, item]));
  const dead = (ending.messages['DeadLetters'] ?? []).map(({ id }) => id);
  return [
    ...(kept.size === ending.orders.length ? [] : ['an order is kept twice']),
    ...ending.sentIds.flatMap((messageId, index) => {
      const { body = '', idempotencyKey } = orders[index] ?? {};
      const asked = requestOf(body, idempotencyKey);
      const item = asked && kept.get(asked.orderId);
      const isKept = item !== undefined && item['requestDigest']?.S === asked?.requestDigest;
      const letters = dead.filter((id) => id === messageId).length;
      if (letters > 1) return [`${messageId} is ${letters} dead letters`];
      if (letters === 1) {
        return ending.reasons.has(messageId) || hadNoChance(ending, messageId)
          ? []
          : [`${messageId} is a dead letter without a reason`];
      }
      return isKept ? [] : [`${messageId} is neither kept nor a dead letter`];
    }),
  ];
}

/** A task that dies each time gives no reason: its end is the reason. */
function hadNoChance({ trace }: Ending, messageId: string): boolean {
  return trace.some(
    (event) =>
      (event.kind === 'dead-lettered' && event.messageId === messageId) ||
      (event.kind === 'task-stopped' && event.reason?.includes('SIGKILL') === true),
  );
}

/** Every kept order is announced at least once, and always under the same id. */
function notificationProblems({ orders, messages }: Ending): readonly string[] {
  const announced = [...(messages['Shipping'] ?? []), ...(messages['Undelivered'] ?? [])].map(
    ({ body }) =>
      JSON.parse(body) as { readonly orderId: string; readonly deduplicationId: string },
  );
  const kept = new Set(orders.map((item) => item['orderId']?.S ?? ''));
  const failed = deadEvents(messages, 'Notifier');
  const missing = [...kept].filter((id) => !announced.some(({ orderId }) => orderId === id));
  return [
    ...(missing.length > failed ? [`${missing.join(', ')} was not announced`] : []),
    ...announced.flatMap(({ orderId, deduplicationId }) => [
      ...(kept.has(orderId) ? [] : [`${orderId} was announced and is not kept`]),
      ...(deduplicationId === orderId ? [] : [`${orderId} was announced as ${deduplicationId}`]),
    ]),
  ];
}

/** The counts are what was accepted, but for what lies in a dead-letter queue. */
function countProblems({ orders, counts, messages, clicksTaken }: Ending): readonly string[] {
  const sum = (name: string): number =>
    counts.reduce((total, item) => total + Number(item[name]?.N ?? 0), 0);
  const lostOrders = deadEvents(messages, 'Recorder') + deadEvents(messages, 'Events_Counter');
  const lostClicks = deadEvents(messages, 'ClickCounter');
  const between = (what: string, counted: number, accepted: number, lost: number) =>
    counted <= accepted && counted >= accepted - lost
      ? []
      : [`${counted} ${what} counted of ${accepted}, ${lost} in dead letters`];
  return [
    ...between('orders', sum('orders'), orders.length, lostOrders),
    ...between('clicks', sum('clicks'), clicksTaken, lostClicks),
  ];
}

/** How many events the letters of a queue stand for. */
function deadEvents(messages: Ending['messages'], name: string): number {
  return Object.entries(messages)
    .filter(([queue]) => queue.includes(name))
    .flatMap(([, letters]) => letters)
    .reduce((total, { body }) => total + Number(/"batchSize":(\d+)/.exec(body)?.[1] ?? 1), 0);
}

function requestOf(body: string, idempotencyKey: string | undefined) {
  try {
    return readOrder({ messageId: '', receiptHandle: '', body, idempotencyKey });
  } catch {
    return undefined;
  }
}
