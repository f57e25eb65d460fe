import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsError } from '../../aws-error/aws-error';
import type { CallFate, CloudApi } from '../../cloud/cloud-api';
import type { Principal } from '../../principal/principal';
import { invocationOf } from '../../process/trace-header/trace-header';
import { drain, MOST_BODY_BYTES, readBody } from '../body/read-body';
import { header, type Answer, type Call } from '../call/call';
import { isExpired, readCredential } from '../call/credential';
import { bucketInHost, isForeignOrigin, isLoopbackHost } from '../call/loopback';
import { OtherService } from '../other/other-service';
import { addressOf } from '../s3/address';
import { isNamedOrigin, preflight } from '../s3/cors';
import type { Service } from '../service/service';
import { servicesOf, type Services } from './services';

export interface ServeOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** The most that one object or request may hold, in bytes. @default 512 MiB */
  readonly mostBodyBytes?: number;
}

/** A server that answers on this machine alone. */
export interface LocalServer {
  /** What `AWS_ENDPOINT_URL` has to be, `http://127.0.0.1:40123`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a cloud to AWS SDKs and the AWS CLI on 127.0.0.1: S3, SQS, SNS, EventBridge, Lambda, DynamoDB, CloudWatch
 * Logs and the caller's identity of STS. Who calls is read from the access key; signatures are not checked.
 *
 * @throws Error where the port cannot be had
 */
export async function serve(cloud: CloudApi, options: ServeOptions = {}): Promise<LocalServer> {
  const mostBytes = options.mostBodyBytes ?? MOST_BODY_BYTES;
  const services = servicesOf(cloud, mostBytes);
  const server = createServer();
  // Long polls take up to 20 seconds, uploads as long as they need.
  server.requestTimeout = 0;
  const url = await listen(server, options.port ?? 0);
  cloud.servedAt(url);
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const handling = handle(cloud, services, request, response, { url, mostBytes });
    handling.catch(() => response.destroy());
  };
  server.on('request', respond);
  // A client that asks before it sends a body is told before it does.
  server.on('checkContinue', (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) <= mostBytes) response.writeContinue();
    respond(request, response);
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
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

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message;
      reject(new Error(`cannot listen on 127.0.0.1:${port}: ${reason}`, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

async function handle(
  cloud: CloudApi,
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
  { url, mostBytes }: { readonly url: string; readonly mostBytes: number },
): Promise<void> {
  const requestId = randomUUID();
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const question = target.indexOf('?');
  const rawPath = question < 0 ? target : target.slice(0, question);
  const query = new URLSearchParams(question < 0 ? '' : target.slice(question + 1));
  const { headers } = request;
  const host = headers.host ?? '';
  const credential = readCredential(headers.authorization, query);
  const service = serviceFor(services, request, credential?.service);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  let fate: CallFate = { delayMs: 0, response: 'arrives' };
  try {
    const hostBucket = bucketInHost(host);
    if (!isLoopbackHost(host) || !mayAsk(cloud, { headers, rawPath, hostBucket })) {
      throw new AwsError(
        'AccessDenied',
        403,
        'This server answers programs on its own machine only.',
      );
    }
    // A browser asks before it calls, and signs nothing.
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      const asked = { method, headers, rawPath, hostBucket, requestId };
      send(response, preflight(asked, cloud.s3), requestId, method);
      return;
    }
    if (credential === undefined) {
      throw new AwsError('AccessDenied', 403, 'The request is not signed; any access key will do.');
    }
    if (isExpired(query, Date.now())) {
      throw new AwsError('AccessDenied', 403, 'Request has expired');
    }
    const principal = principalOf(cloud, credential.accessKeyId, headers);
    const { body, trailers } = await readBody(request, mostBytes);
    fate =
      service === services.s3 || service === services.dynamodb ? cloud.fateOfCall(principal) : fate;
    if (fate.delayMs > 0) await wait(fate.delayMs);
    // The client gives up some time, and closes the connection.
    if (fate.response === 'never') return;
    const answer = await service.answer({
      method,
      rawPath,
      query,
      headers: { ...headers, ...trailers },
      requestId,
      url,
      principal,
      body,
      hostBucket,
      signal: gone.signal,
    });
    if (fate.response === 'lost') response.destroy();
    else send(response, answer, requestId, method);
  } catch (error) {
    if (fate.response === 'lost') {
      response.destroy();
      return;
    }
    const refusal = service.refuse(toAwsError(error), { method, rawPath, requestId, headers });
    if (headers.expect === undefined) await drain(request);
    if (!request.complete) response.setHeader('connection', 'close');
    send(response, refusal, requestId, method);
  }
}

/** Whether the page that asks, if one does, is of this machine or named by the bucket's CORS rules. */
function mayAsk(
  cloud: CloudApi,
  call: Pick<Call, 'headers' | 'rawPath'> & { readonly hostBucket: string | undefined },
): boolean {
  const origin = header(call, 'origin');
  if (origin === undefined || !isForeignOrigin(origin)) return true;
  return isNamedOrigin(origin, cloud.s3.corsRulesOf(addressOf(call).bucket));
}

/** Who calls: the key says which function, the trace header which of its invocations. */
function principalOf(
  cloud: CloudApi,
  accessKeyId: string,
  headers: IncomingHttpHeaders,
): Principal {
  const principal = cloud.principalFor(accessKeyId);
  if (principal.kind !== 'role') return principal;
  const requestId = invocationOf(header({ headers }, 'x-amzn-trace-id'));
  return requestId === undefined ? principal : { ...principal, requestId };
}

/** The service that the key's scope names, else the one whose protocol the request speaks. */
function serviceFor(services: Services, { headers }: IncomingMessage, name?: string): Service {
  if (name !== undefined && Object.hasOwn(services, name)) return services[name as keyof Services];
  if (name !== undefined) return new OtherService(name);
  if (headers['x-amz-target'] !== undefined) return services.sqs;
  return services.s3;
}

function send(response: ServerResponse, answer: Answer, requestId: string, method: string): void {
  if (response.destroyed || response.headersSent) return;
  const { status, headers = {}, body } = answer;
  const set = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  response.writeHead(status, {
    'content-length': String(bytesOf(body)),
    'x-amz-request-id': requestId,
    'x-amzn-requestid': requestId,
    ...Object.fromEntries(set),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function bytesOf(body: string | Uint8Array | undefined): number {
  if (body === undefined) return 0;
  return typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
}

function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  return new AwsError('InternalError', 500, `The local run failed: ${(error as Error).message}`);
}
