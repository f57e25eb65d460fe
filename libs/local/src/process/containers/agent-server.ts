import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from '../../aws-error/aws-error';
import { isRecord } from '../../pattern/pattern';

/** What the agent does for a task. */
export interface AgentActions {
  /** @throws AwsError where the task's role may not */
  protect(taskId: string, isOn: boolean, minutes: number | undefined): void;
}

/** The endpoints that ECS offers to the containers of a task: its protection and its metadata. */
export class AgentServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(actions: AgentActions): Promise<AgentServer> {
    const server = createServer((request, response) => {
      void answer(actions, request, response).catch(() => response.destroy());
    });
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(0, '127.0.0.1', () => done());
    });
    return new AgentServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  close(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }
}

async function answer(
  actions: AgentActions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const [, kind, taskId = '', rest = ''] = /^\/(api|v4)\/([0-9a-f]+)\/(.*)$/.exec(path) ?? [];
  if (kind === 'v4') {
    send(200, { TaskARN: taskId, Name: rest.split('/')[0], KnownStatus: 'RUNNING' });
    return;
  }
  if (rest !== 'task-protection/v1/state' || request.method !== 'PUT') {
    send(404, { message: 'The local run does not serve this.' });
    return;
  }
  const { ProtectionEnabled, ExpiresInMinutes } = await bodyOf(request);
  const isOn = ProtectionEnabled === true;
  try {
    const minutes = typeof ExpiresInMinutes === 'number' ? ExpiresInMinutes : undefined;
    actions.protect(taskId, isOn, minutes);
    send(200, { protection: { ProtectionEnabled: isOn } });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    send(error.httpStatus, { error: { Code: error.code, Message: error.message } });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  request.setEncoding('utf8');
  for await (const piece of request) text += piece as string;
  try {
    const value = JSON.parse(text) as unknown;
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
