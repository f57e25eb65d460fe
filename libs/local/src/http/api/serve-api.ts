import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Api } from '../../api-gateway/api';
import { requestOf } from '../../api-gateway/message';
import type { LocalServer } from '../server/serve';

/** A little more than an API takes, so that one that is too large is answered and not cut off. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Serves one API on 127.0.0.1.
 *
 * @throws Error where the port cannot be had
 */
export async function serveApi(
  api: Api,
  options: { readonly port?: number } = {},
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    respond(api, request, response).catch(() => response.destroy());
  });
  server.requestTimeout = 0;
  const url = await new Promise<string>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`cannot listen on 127.0.0.1:${options.port}: ${error.message}`)),
    );
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  api: Api,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await bodyOf(incoming);
  const headers: Record<string, string[]> = {};
  const { rawHeaders } = incoming;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    (headers[rawHeaders[at] ?? ''] ??= []).push(rawHeaders[at + 1] ?? '');
  }
  const request = requestOf({
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers,
    body,
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
  });
  const response = await api.answer(request);
  for (const [name, values] of Object.entries(response.headers)) {
    outgoing.setHeader(name, values.length === 1 ? (values[0] ?? '') : [...values]);
  }
  outgoing.statusCode = response.status;
  outgoing.end(incoming.method === 'HEAD' ? undefined : response.body);
}

/** A body as far as the server takes it: what is longer is too long for every API. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
