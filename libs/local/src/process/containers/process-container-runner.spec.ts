import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerStart } from '../../ecs/container-runner';
import type { ServiceNamePart } from '../../ecs/ecs-parts';
import { ProcessContainerRunner } from './process-container-runner';

jest.setTimeout(30_000);

let folder: string;
let runner: ProcessContainerRunner | undefined;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'containers-'));
  lines = [];
});
afterEach(async () => {
  await runner?.close();
  runner = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const name: ServiceNamePart = {
  namespace: 'shop',
  host: 'prices',
  port: 8080,
  containerPort: 8080,
};

function start(program: string, more: Partial<ContainerStart> = {}): ContainerStart {
  const entry = `${Object.keys(more).join('-') || 'main'}.cjs`;
  writeFileSync(join(folder, entry), program);
  return {
    serviceName: 'web',
    taskId: '0123456789abcdef0123456789abcdef',
    taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/main/0123',
    clusterName: 'main',
    name: 'web',
    image: 'web:1',
    command: [],
    source: { folder, entry },
    environment: {},
    ports: [],
    names: [],
    memoryMib: 512,
    stopTimeoutSeconds: 30,
    log: (line) => lines.push(line),
    called: new Promise(() => undefined),
    ...more,
  };
}

async function open(
  resolve: () => readonly { host: string; port: number }[] = () => [],
  protect = (): void => undefined,
): Promise<ProcessContainerRunner> {
  runner = await ProcessContainerRunner.create({
    region: 'us-east-1',
    endpointUrl: 'http://127.0.0.1:4566',
    agent: { protect },
    resolve,
    names: [name],
  });
  return runner;
}

const SERVER = `require('node:http').createServer((request, response) => response.end('from ' + process.env.PORT))
  .listen(Number(process.env.PORT)); process.once('SIGTERM', () => process.exit(0));`;

it('runs the entry of an image with the variables and keys of its task, and no others', async () => {
  const containers = await open();
  const program = `const { A, AWS_REGION, AWS_ACCESS_KEY_ID, SPEC_OUTSIDE } = process.env;
    console.log([A, AWS_REGION, AWS_ACCESS_KEY_ID, SPEC_OUTSIDE].join(' '));`;
  process.env['SPEC_OUTSIDE'] = 'seen';
  const credentials = { accessKeyId: 'ASIAX', secretAccessKey: 's', sessionToken: 't' };
  const { ended } = containers.start(start(program, { environment: { A: 'b' }, credentials }));
  expect(await ended).toEqual({ exitCode: 0 });
  delete process.env['SPEC_OUTSIDE'];
  expect(lines).toEqual(['b us-east-1 ASIAX ']);
});

it('tells a container to stop, and waits for it', async () => {
  const containers = await open();
  const program = `process.once('SIGTERM', () => { console.log('stopping'); process.exit(7); });
    setInterval(() => undefined, 1000); console.log('up');`;
  const running = containers.start(start(program));
  await until(() => lines.includes('up'));
  running.stop();
  expect(await running.ended).toEqual({ exitCode: 7 });
  expect(lines).toEqual(['up', 'stopping']);
});

it('ends a container that does not stop within its time', async () => {
  const containers = await open();
  const program = `process.on('SIGTERM', () => console.log('no')); setInterval(() => undefined, 1000); console.log('up');`;
  const running = containers.start(start(program, { stopTimeoutSeconds: 1 }));
  await until(() => lines.includes('up'));
  running.stop();
  expect(await running.ended).toEqual({ exitCode: null, reason: 'signal SIGKILL' });
});

it('ends a container that takes more memory than it has', async () => {
  const containers = await open();
  const program = `const all = []; setInterval(() => all.push(Buffer.alloc(20_000_000, 1)), 10);`;
  const { ended } = containers.start(start(program, { memoryMib: 120 }));
  expect((await ended).reason).toContain('OutOfMemoryError');
});

it('reaches tasks under the name of their service, each at a port of its own', async () => {
  const servers: ReturnType<ProcessContainerRunner['start']>[] = [];
  const containers = await open(() => servers.flatMap((each) => each.addressOf(8080) ?? []));
  const own = { environment: { PORT: '8080' }, ports: [8080] };
  servers.push(containers.start(start(SERVER, own)), containers.start(start(SERVER, own)));
  await Promise.all(servers.map(({ ready }) => ready));
  const client = `fetch('http://prices:8080/').then((answer) => answer.text()).then(console.log);`;
  await containers.start(start(client, { names: [name] })).ended;
  expect(lines).toEqual(['from 8080']);
  expect(new Set(servers.map((each) => each.addressOf(8080)?.port)).size).toBe(2);
});

it('replaces ports and names in the variables of programs that are not Node', async () => {
  const containers = await open();
  const shell = start('', {
    command: ['/bin/sh', '-c', 'echo $PORT $PRICES_URL'],
    environment: { PORT: '8080', PRICES_URL: 'http://prices:8080/x' },
    ports: [8080],
    names: [name],
  });
  await containers.start(shell).ended;
  await until(() => lines.length > 0);
  expect(lines[0]).toMatch(/^\d{4,5} http:\/\/127\.0\.0\.1:\d+\/x$/);
});

it('lets a task protect itself', async () => {
  const protect = jest.fn();
  const containers = await open(() => [], protect);
  const program = `fetch(process.env.ECS_AGENT_URI + '/task-protection/v1/state', { method: 'PUT',
    body: JSON.stringify({ ProtectionEnabled: true, ExpiresInMinutes: 5 }) }).then(({ status }) => console.log(status));`;
  await containers.start(start(program)).ended;
  expect(lines).toEqual(['200']);
  expect(protect).toHaveBeenCalledWith('0123456789abcdef0123456789abcdef', true, 5);
});

it('says what an image needs that is not built here', async () => {
  const containers = await open();
  const foreign = { ...start(''), source: undefined, image: 'nginx:1.27' };
  const { reason } = await containers.start(foreign).ended;
  expect(reason).toBe(
    'what the image nginx:1.27 holds is not known here: say what stands for it with --image nginx=COMMAND',
  );
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}
