import { priceServer } from './price-server';

const server = priceServer();
server.listen(Number(process.env['PORT'] ?? 8_080));
// Requests that are being answered are answered to the end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
