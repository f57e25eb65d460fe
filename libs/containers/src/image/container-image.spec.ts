import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { acceptRisk, AwsStack } from '@archway/core';
import { synth, testApp } from '@archway/testing';
import { Testing } from 'cdktf';
import { plainTask } from '../plain-task/plain-task';
import { Repository } from '../repository/repository';
import { ContainerImage } from './container-image';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'archway-image-'));
  writeFileSync(path.join(folder, 'Dockerfile'), 'FROM scratch\n');
  writeFileSync(path.join(folder, 'main.mjs'), 'export {};\n');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const task = (entry = 'main.mjs') =>
  synth((scope) => {
    const repository = new Repository(scope, 'Images');
    plainTask(scope, { image: ContainerImage.fromFolder(folder, { repository, entry }) });
  }).only(EcsTaskDefinition);

const imageOf = (definition: { readonly container_definitions?: string }) =>
  JSON.parse(definition.container_definitions ?? '')[0].image;

it('changes its tag exactly when its folder changes', () => {
  const before = imageOf(task());
  expect(before).toMatch(/^\$\{aws_ecr_repository.Images.repository_url\}:[0-9a-f]{32}$/);
  expect(imageOf(task())).toBe(before);
  writeFileSync(path.join(folder, 'main.mjs'), 'export { };\n');
  expect(imageOf(task())).not.toBe(before);
});

it('says in a note how it is built and what it starts', () => {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const repository = new Repository(stack, 'Images');
  const image = ContainerImage.fromFolder(folder, { repository, entry: 'main.mjs' });
  acceptRisk(plainTask(stack, { image }), 'private-task-cannot-pull', 'a spec has no network');
  const written = path.join(Testing.fullSynth(stack), 'stacks/shop/cdk.tf.json');
  const { resource } = JSON.parse(readFileSync(written, 'utf8'));
  expect(resource.aws_ecs_task_definition.Task['//'].archway).toMatchObject({
    accept: [{ rule: 'private-task-cannot-pull' }],
    images: { web: { dockerfile: 'Dockerfile', entry: 'main.mjs' } },
  });
});

it('refuses a folder without the program that it starts', () => {
  expect(() => task('other.mjs')).toThrow(
    'image.entry must be built from a folder with "other.mjs"',
  );
});

it.each([
  ["image.tag must say which image, got 'latest'", { tag: 'latest' }],
  ['image must have exactly one of tag and digest', {}],
  ['image.digest must be sha256: and 64 hexadecimal digits', { digest: 'sha256:1' }],
])('refuses: %s', (problem, version) => {
  expect(() =>
    synth((scope) => {
      const repository = new Repository(scope, 'Images');
      plainTask(scope, { image: ContainerImage.fromRepository(repository, version) });
    }),
  ).toThrow(problem);
});

it('refuses an image of a registry that a tag names', () => {
  expect(() =>
    synth((scope) => {
      plainTask(scope, { image: ContainerImage.fromRegistry('node:22') });
    }),
  ).toThrow('image must name its digest');
});
