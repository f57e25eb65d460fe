import type { Server } from 'node:http';
import { createServer } from 'node:http';

/** Articles and what one of them costs, in cents. */
export const CATALOGUE: ReadonlyMap<string, number> = new Map([
  ['lamp', 4_900],
  ['chair', 12_900],
  ['table', 39_900],
]);

/** Answers what an article costs. */
export function priceServer(catalogue: ReadonlyMap<string, number> = CATALOGUE): Server {
  return createServer((request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const path = request.url ?? '';
    if (path === '/health') return answer(200, { status: 'well' });
    const price = catalogue.get(decoded(/^\/prices\/([^/?]{1,200})$/.exec(path)?.[1] ?? ''));
    return price === undefined
      ? answer(404, { message: 'no such article' })
      : answer(200, { unitPriceCents: price });
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
