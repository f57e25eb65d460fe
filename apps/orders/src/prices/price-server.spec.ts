import type { AddressInfo } from 'node:net';
import { priceServer } from './price-server';

const server = priceServer(new Map([['lamp', 4_900]]));
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = async (path: string) => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return [answer.status, await answer.json()];
};

it.each([
  ['/prices/lamp', 200, { unitPriceCents: 4_900 }],
  ['/prices/unknown', 404, { message: 'no such article' }],
  ['/prices/%', 404, { message: 'no such article' }],
  ['/health', 200, { status: 'well' }],
])('answers %s with %i', async (path, status, body) => {
  expect(await get(path)).toEqual([status, body]);
});
