import type { ContainerStart } from '../../ecs/container-runner';
import { dockerCommand, hostCommand } from './container-command';

const start: ContainerStart = {
  serviceName: 'web',
  taskId: '0123456789abcdef0123456789abcdef',
  taskArn: 'arn',
  clusterName: 'main',
  name: 'web',
  image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1',
  command: [],
  environment: {},
  ports: [],
  names: [],
  memoryMib: 512,
  stopTimeoutSeconds: 60,
  log: () => undefined,
  called: Promise.resolve(),
};
const source = { folder: '/app', entry: 'main.mjs' };

it.each([
  [
    'the command of the task definition',
    { source, command: ['node', 'x.mjs'] },
    [],
    ['node', 'x.mjs'],
  ],
  ['the entry of the folder', { source }, [], ['node', 'main.mjs']],
  ['what is given for its short name', { source }, ['web'], ['given']],
  [
    'what is given for its name',
    {},
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web'],
    ['given'],
  ],
])('an image stands for %s', (_what, more, named, command) => {
  const given = new Map(named.map((name) => [name, ['given']]));
  expect(hostCommand({ ...start, ...more }, given)).toMatchObject({ command });
});

it('is run by docker with its memory, stop timeout and variables, which no list of processes shows', () => {
  expect(dockerCommand('docker', { ...start, command: ['serve'] }, '/run/environment')).toEqual([
    ...['docker', 'run', '--rm', '--init', '--network=host', '--name=archway-0123456789ab-web'],
    ...['--memory=512m', '--stop-timeout=60', '--env-file=/run/environment', start.image, 'serve'],
  ]);
});
