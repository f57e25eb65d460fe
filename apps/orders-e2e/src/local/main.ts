import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OrdersRun } from '../orders-run';
import { drive, orderIdOf, send, type Answered } from './drive';
import { outcomeOf, type Outcome } from './outcome';

const USAGE = `npx nx local orders [-- OPTIONS]
  --orders N                          how many orders are sent (default 300), and half as many clicks
  --request 'METHOD PATH' BODY        one request in their place, such as 'POST /orders' '{"sku":"lamp","quantity":2}'
  --key TEXT                          its idempotency key (default "local")
  --seed N                            where chance starts (default 1)
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      orders: { type: 'string', default: '300' },
      request: { type: 'string' },
      key: { type: 'string', default: 'local' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  const [orders, seed] = [Number(values.orders), Number(values.seed)];
  const [method = '', path = ''] = (values.request ?? 'POST /').split(' ');
  const isWrong = ![orders, seed].every((value) => Number.isInteger(value) && value >= 0);
  if (values.help || isWrong || !path.startsWith('/')) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  const began = Date.now();
  const run = await OrdersRun.start({ seed });
  try {
    const answers = await run.standingStill(() =>
      values.request === undefined
        ? drive(run, orders)
        : send(run, method, path, positionals[0], values.key).then((answer) => [answer]),
    );
    process.stdout.write(`${answers.length} requests in ${seconds(began)} s\n`);
    await run.idle();
    if (values.request !== undefined) await tell(run, answers);
    const outcome = await outcomeOf(run, answers);
    process.stdout.write(`\n${tableOf(outcome.rows)}\n`);
    for (const problem of outcome.problems) process.stderr.write(`orders: ${problem}\n`);
    process.stdout.write(`\n${seconds(began)} s; ${report(run, outcome, answers)}\n`);
    return outcome.problems.length === 0 ? 0 : 1;
  } finally {
    await run.close();
  }
}

/** What came of one request: its answer, and the order as the API shows it afterwards. */
async function tell(run: OrdersRun, [answer]: readonly Answered[]): Promise<void> {
  if (answer === undefined) return;
  process.stdout.write(`${answer.method} ${answer.path} → ${answer.status} ${answer.body}\n`);
  if (answer.path !== '/orders' || answer.status !== 202) return;
  const path = `/orders/${orderIdOf(answer.idempotencyKey ?? '')}`;
  const shown = await send(run, 'GET', path);
  process.stdout.write(`GET ${path} → ${shown.status} ${shown.body}\n`);
}

function tableOf(rows: Outcome['rows']): string {
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows
    .map(([what, count, remark]) =>
      `${what.padEnd(width)}  ${String(count).padStart(6)}  ${remark}`.trimEnd(),
    )
    .join('\n');
}

/** Writes what happened into a file. @returns one line that says where */
function report(run: OrdersRun, outcome: Outcome, answers: readonly Answered[]): string {
  const folder = join(process.cwd(), 'archway-out');
  const file = join(folder, 'orders.md');
  const list = (title: string, lines: readonly string[]): string =>
    `## ${title}\n\n${lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n')}\n`;
  const services = run.events.flatMap((event) => {
    const at = new Date(event.at).toISOString();
    switch (event.kind) {
      case 'task-started':
        return [`${at} a task of ${event.serviceName} started`];
      case 'task-stopped':
        return [`${at} a task of ${event.serviceName} stopped: ${event.reason ?? ''}`];
      case 'deployment':
        return [`${at} deployment ${event.deployment} of ${event.serviceName} ${event.state}`];
      case 'scaled':
        return [`${at} ${event.serviceName} scaled to ${event.desiredCount}: ${event.reason}`];
      default:
        return [];
    }
  });
  const refused = answers
    .filter(({ status }) => status >= 400)
    .map(({ method, path, status, body }) => `${method} ${path}: ${status} ${body}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    [
      '# Orders on this machine\n',
      '```',
      tableOf(outcome.rows),
      '```\n',
      list('Problems', outcome.problems),
      list('Refused requests', refused),
      list('Tasks and deployments', services),
      list('Not simulated', outcome.notSimulated),
    ].join('\n'),
  );
  return `the report is ${file}`;
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}

main()
  .then((code) => (process.exitCode = code))
  .catch((error: unknown) => {
    process.stderr.write(`orders: ${(error as Error).message}\n`);
    process.exitCode = 3;
  });
