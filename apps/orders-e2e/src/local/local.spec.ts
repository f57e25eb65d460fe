import { OrdersRun } from '../orders-run';
import { drive, orderIdOf, send } from './drive';
import { outcomeOf } from './outcome';

it('takes orders over HTTP, and everything that follows from them happens in the deployed code', async () => {
  const run = await OrdersRun.start();
  const answers = await run.standingStill(() => drive(run, 50));
  await run.idle();
  const shown = await send(run, 'GET', `/orders/${orderIdOf('order-0')}`);
  const { problems, rows } = await outcomeOf(run, answers);
  await run.close();
  expect(problems).toEqual([]);
  expect(Object.fromEntries(rows.map(([what, count]) => [what, count]))).toMatchObject({
    'requests answered 202': 73,
    'requests answered 400': 2,
    'orders in the table': 47,
    'dead letters': 1,
    'notifications in the shipping queue': 47,
    'orders counted': 47,
    'clicks counted': 25,
    'files in the archive': 1,
  });
  expect([shown.status, JSON.parse(shown.body)]).toEqual([
    200,
    expect.objectContaining({ orderId: orderIdOf('order-0'), sku: 'lamp', totalCents: 9_800 }),
  ]);
});
