import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Stack } from '../terraform/stacks';
import { findBuilder } from './builder';
import type { ImageOptions } from './image';
import { buildImages } from './image';
import { imagesOf } from './images';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archway image '));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that writes down what it is asked, and has no image but those that are named. */
function program(name: string, { works = true, has = [] as readonly string[] } = {}): void {
  const file = join(folder, name);
  writeFileSync(
    file,
    `#!${process.execPath}
const args = process.argv.slice(2);
require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, args.join(' ') + '\\n');
if (args[0] === 'info') {
  if (${works}) process.exit(0);
  console.error('first line\\nCannot connect to the daemon');
  process.exit(1);
}
if (['image', 'inspect'].includes(args[0])) {
  process.exit(${JSON.stringify(has)}.includes(args.at(-1)) ? 0 : 1);
}
`,
  );
  chmodSync(file, 0o755);
}

const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
const env = (more: Record<string, string> = {}) => ({
  PATH: [folder, dirname(process.execPath)].join(delimiter),
  ...more,
});

const task = (images: object, architecture?: string) => ({
  ...(architecture ? { runtime_platform: { cpu_architecture: architecture } } : {}),
  '//': { archway: { images } },
});
const WORKER = { folder: 'dist/worker', dockerfile: 'Dockerfile', tag: 'abc', entry: 'main.mjs' };
const stackOf = (tasks: object): Stack => ({
  name: 'orders',
  folder: '/stack',
  configuration: {
    resource: { aws_ecs_task_definition: tasks },
  } as Stack['configuration'],
});

describe('the images of stacks', () => {
  it('are what their tasks are built from, each once', () => {
    const stacks = [
      stackOf({ One: task({ worker: WORKER }, 'ARM64'), Two: task({ prices: WORKER }) }),
      stackOf({ One: task({ worker: WORKER }, 'ARM64') }),
    ];
    expect(imagesOf(stacks, '/app')).toEqual([
      {
        name: 'worker',
        tag: 'abc',
        folder: '/app/dist/worker',
        dockerfile: 'Dockerfile',
        platform: 'linux/arm64',
      },
      expect.objectContaining({ name: 'prices', platform: 'linux/amd64' }),
    ]);
  });

  it.each([
    ['no note', {}],
    ['a note of something else', { '//': { archway: 'x' } }],
    ['half a note', task({ worker: { folder: 'dist' } })],
  ])('are none with %s', (_, block) => {
    expect(imagesOf([stackOf({ One: block })], '/app')).toEqual([]);
  });
});

const [WORKER_IMAGE] = imagesOf([stackOf({ One: task({ worker: WORKER }, 'ARM64') })], '/app');

function built(options: Partial<ImageOptions> = {}, environment = env()): readonly string[] {
  const lines: string[] = [];
  buildImages(
    {
      app: 'orders',
      images: WORKER_IMAGE ? [WORKER_IMAGE] : [],
      push: [],
      print: (line) => lines.push(line),
      ...options,
    },
    () => findBuilder(environment),
  );
  return lines;
}

it('builds for the architecture of the task what is not there', () => {
  program('docker');
  expect(built()).toEqual(['orders/worker:abc: built with docker']);
  expect(calls()).toEqual([
    'info',
    'image inspect orders/worker:abc',
    'build --platform linux/arm64 -f /app/dist/worker/Dockerfile -t orders/worker:abc /app/dist/worker',
  ]);
});

it('builds nothing that is there', () => {
  program('docker', { has: ['orders/worker:abc'] });
  expect(built()).toEqual(['orders/worker:abc: is there']);
  expect(calls()).toHaveLength(2);
});

it('takes the next program where one does not work', () => {
  program('docker', { works: false });
  program('podman');
  expect(built()).toEqual(['orders/worker:abc: built with podman']);
});

it('takes the program that is asked for', () => {
  program('docker');
  program('buildah');
  expect(built({}, env({ ARCHWAY_IMAGE_BUILDER: 'buildah' }))).toEqual([
    'orders/worker:abc: built with buildah',
  ]);
});

it('pushes what it is told under the tag that the plan shows', () => {
  program('docker');
  const repository = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/worker';
  expect(built({ push: [`worker=${repository}`] })[1]).toBe(`${repository}:abc: pushed`);
  expect(calls().slice(-2)).toEqual([
    `tag orders/worker:abc ${repository}:abc`,
    `push ${repository}:abc`,
  ]);
});

it('pushes to a registry on a port', () => {
  program('docker');
  expect(built({ push: ['worker=localhost:5000/worker'] })[1]).toBe(
    'localhost:5000/worker:abc: pushed',
  );
});

it.each(['worker', 'other=repository', 'worker=repository:tag', 'worker=a=b'])(
  'refuses to push %s',
  (entry) => {
    expect(() => built({ push: [entry] })).toThrow(
      `--push must be CONTAINER=REPOSITORY with a container of worker and a repository without a tag, got '${entry}'`,
    );
  },
);

it('says in one line that nothing here builds images', () => {
  program('docker', { works: false });
  expect(() => built()).toThrow(
    'no program that builds images works here (docker: Cannot connect to the daemon; podman: not on the PATH; buildah: not on the PATH)',
  );
});

it('refuses another program', () => {
  expect(() => built({}, env({ ARCHWAY_IMAGE_BUILDER: 'kaniko' }))).toThrow(
    "ARCHWAY_IMAGE_BUILDER must be one of docker, podman, buildah, got 'kaniko'",
  );
});

it('says that there is nothing to build', () => {
  expect(() => built({ images: [] })).toThrow('no task of the stacks has an image of a folder');
});
