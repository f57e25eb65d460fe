import { acceptOrder } from './accept-order';
import { dynamoTable, priceService, sqsQueue, taskProtection } from './services';
import { Worker } from './worker';

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

const stop = new AbortController();
// ECS sends SIGTERM and, when the stop timeout is over, SIGKILL.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const prices = priceService(variable('PRICES_URL'));
const table = dynamoTable(variable('TABLE_NAME'));

const worker = new Worker({
  queue: sqsQueue(variable('QUEUE_URL')),
  accept: (message) => acceptOrder(message, prices, table),
  protection: taskProtection(process.env['ECS_AGENT_URI']),
  visibilityTimeoutSeconds: Number(variable('VISIBILITY_TIMEOUT_SECONDS')),
  log: (line) => {
    console.log(JSON.stringify({ time: new Date().toISOString(), ...line }));
  },
});

worker.run(stop.signal).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
