import type { OrderMessage } from './order';
import { readOrder } from './order';
import { random, workerOf, World } from './world';

const BODIES = [
  { sku: 'lamp', quantity: 2 },
  { sku: 'chair', quantity: 1 },
  { sku: 'unknown', quantity: 1 },
  { sku: 'lamp', quantity: -1 },
];

async function run(seed: number) {
  const chance = random(seed);
  const world = new World(chance);
  const sent = Array.from({ length: 12 }, (_, index): OrderMessage => {
    const body = BODIES[Math.floor(chance() * BODIES.length)];
    return {
      messageId: `m${index}`,
      receiptHandle: `r${index}`,
      body: chance() < 0.1 ? '{' : JSON.stringify(body),
      // Some clients ask twice, with the same order or with another one.
      idempotencyKey: chance() < 0.2 ? `key-${Math.floor(index / 2)}` : `key-of-${index}`,
    };
  });
  for (const message of sent) world.send(message);
  const worker = workerOf(world);
  for (let round = 0; !world.isDone && round < 200; round += 1) {
    if (round === 40) world.calm();
    for (const message of world.receive()) {
      // A worker that is killed here has not begun.
      if (chance() < 0.05) continue;
      await worker.handle(message);
    }
    world.show();
    await world.publish();
    await world.publish();
  }
  return { world, sent };
}

function orderIdOf(message: OrderMessage): string | undefined {
  try {
    return readOrder(message).orderId;
  } catch {
    return undefined;
  }
}

/** Everything that does not hold at the end. */
function broken({ world, sent }: Awaited<ReturnType<typeof run>>): readonly string[] {
  const published = new Set(world.published);
  return [
    ...(world.isDone ? [] : ['work is left']),
    ...sent.flatMap((message) => {
      const orderId = orderIdOf(message);
      const kept = orderId === undefined ? undefined : world.items.get(orderId);
      const isDead = world.deadLetters.includes(message);
      const isKept = kept !== undefined && kept.requestDigest === readOrder(message).requestDigest;
      return isKept || isDead ? [] : [`${message.messageId} is neither kept nor a dead letter`];
    }),
    ...[...world.items.keys()].flatMap((orderId) =>
      published.has(orderId) ? [] : [`${orderId} is kept and not published`],
    ),
    ...[...published].flatMap((orderId) =>
      world.items.has(orderId) ? [] : [`${orderId} is published and not kept`],
    ),
  ];
}

it('keeps every order once and publishes it, or has one dead letter of it, for 2,000 seeds', async () => {
  const failures: string[] = [];
  let kept = 0;
  let dead = 0;
  let twice = 0;
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const end = await run(seed);
    failures.push(...broken(end).map((problem) => `seed ${seed}: ${problem}`));
    kept += end.world.items.size;
    dead += end.world.deadLetters.length;
    twice += end.world.published.length - new Set(end.world.published).size;
  }
  expect(failures).toEqual([]);
  // The faults happened: there are orders, dead letters and notifications that came twice.
  expect(Math.min(kept, dead, twice)).toBeGreaterThan(100);
}, 60_000);
