import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import { Cluster } from '../cluster/cluster';
import { plainQueue } from '../plain-queue/plain-queue';
import { IMAGE, plainTask } from '../plain-task/plain-task';
import { ContainerImage } from '../image/container-image';
import { Repository } from '../repository/repository';
import type { ContainerProps } from './container-props';
import { ContainerSecret } from './container-secret';
import type { FargateTask, FargateTaskProps } from './fargate-task';

const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop-AbCdEf';

const make = (
  container: Partial<ContainerProps> = {},
  task: Partial<FargateTaskProps> = {},
  then: (task: FargateTask) => void = () => undefined,
) => synth((stack) => then(plainTask(stack, container, task)));

const definition = (container: Partial<ContainerProps> = {}) =>
  JSON.parse(make(container).only(EcsTaskDefinition).container_definitions)[0];

it('deploys a task definition, two roles and a log group', () => {
  expect(make().inventory).toEqual({
    aws_cloudwatch_log_group: 1,
    aws_ecs_task_definition: 1,
    aws_iam_role: 2,
    aws_iam_role_policy: 1, // ECS may write the log; the task may do nothing
  });
});

it('runs with a network interface of its own, on Arm, by nobody who is root', () => {
  expect(make().only(EcsTaskDefinition)).toMatchObject({
    requires_compatibilities: ['FARGATE'],
    network_mode: 'awsvpc',
    cpu: '256',
    memory: '512',
    runtime_platform: { cpu_architecture: 'ARM64', operating_system_family: 'LINUX' },
  });
  expect(definition()).toMatchObject({
    user: '1000:1000',
    readonlyRootFilesystem: true,
    stopTimeout: 30,
    linuxParameters: { initProcessEnabled: true },
  });
});

it('writes only where it is said', () => {
  const stack = make({ writablePaths: ['/tmp'] });
  expect(stack.only(EcsTaskDefinition).volume).toEqual([{ name: 'web-tmp' }]);
  expect(definition({ writablePaths: ['/tmp'] }).mountPoints).toEqual([
    { sourceVolume: 'web-tmp', containerPath: '/tmp' },
  ]);
});

it('lets ECS, not the task, read one key of a secret', () => {
  const secrets = { PASSWORD: ContainerSecret.fromSecretsManager(SECRET, { jsonKey: 'password' }) };
  expect(definition({ secrets }).secrets).toEqual([
    { name: 'PASSWORD', valueFrom: `${SECRET}:password::` },
  ]);
  const [policy] = make({ secrets }).all(IamRolePolicy);
  expect(policy?.['role']).toContain('ExecutionRole');
  expect(JSON.parse(policy?.policy).Statement).toContainEqual({
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: SECRET,
  });
});

it('names what a private subnet has to reach', () => {
  let services;
  synth((stack) => {
    const task = plainTask(stack, {
      image: ContainerImage.fromRepository(new Repository(stack, 'Images'), { tag: '1' }),
      secrets: { PASSWORD: ContainerSecret.fromSecretsManager(SECRET) },
    });
    plainQueue(stack, 'Orders').grantConsume(task);
    services = task.endpointServices;
  });
  expect(services).toEqual({
    interfaces: ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'sqs'],
    gateways: ['s3'],
  });
});

it('takes one more variable later', () => {
  const stack = make({ environment: { A: '1' } }, {}, (task) => {
    task.addEnvironment('web', 'B', '2');
  });
  expect(JSON.parse(stack.only(EcsTaskDefinition).container_definitions)[0].environment).toEqual([
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ]);
});

it('refuses a variable of a container that there is not', () => {
  expect(() => make({}, {}, (task) => task.addEnvironment('api', 'B', '2'))).toThrow(
    'container must be one of web, got "api"',
  );
});

it.each<[string, Partial<ContainerProps>]>([
  [
    'containers.web.stopTimeoutSeconds must be a whole number between 0 and 120',
    { stopTimeoutSeconds: 121 },
  ],
  [
    'containers.web.healthCheck.timeoutSeconds must not be above intervalSeconds 10, got 11',
    { healthCheck: { command: ['true'], intervalSeconds: 10, timeoutSeconds: 11 } },
  ],
  [
    'containers.web.secrets and environment must not both have A',
    {
      environment: { A: '1' },
      secrets: { A: ContainerSecret.fromSecretsManager(SECRET) },
    },
  ],
  ['containers.web.dependsOn.api must be a container of the task', { dependsOn: { api: 'START' } }],
  ["containers must not have more cpu than the task's 256, got 512", { cpu: 512 }],
  ['containers must have one that is essential', { essential: false }],
])('refuses: %s', (problem, container) => {
  expect(() => make(container)).toThrow(problem);
});

it.each<Partial<ContainerProps>>([
  { stopTimeoutSeconds: 120 },
  { healthCheck: { command: ['true'], intervalSeconds: 10, timeoutSeconds: 10 } },
  { environment: { A: '1' }, secrets: { B: ContainerSecret.fromSecretsManager(SECRET) } },
  { cpu: 256 },
])('takes %j', (container) => {
  expect(() => make(container)).not.toThrow();
});

it('starts one container after another is well', () => {
  const healthy = { image: IMAGE, healthCheck: { command: ['true'] } };
  const task = (image: ContainerProps) => () =>
    make(
      {},
      { containers: { web: { image: IMAGE, dependsOn: { proxy: 'HEALTHY' } }, proxy: image } },
    );
  expect(task(healthy)).not.toThrow();
  expect(task({ image: IMAGE })).toThrow('must not be HEALTHY: proxy has no healthCheck');
});

it('refuses containers that wait for each other', () => {
  expect(() =>
    make(
      {},
      {
        containers: {
          a: { image: IMAGE, dependsOn: { b: 'START' } },
          b: { image: IMAGE, dependsOn: { a: 'START' } },
        },
      },
    ),
  ).toThrow('containers.a.dependsOn must not lead back to itself');
});

it('says everything that is wrong at once', () => {
  expect(() => make({ stopTimeoutSeconds: 500 }, { cpu: 300, ephemeralStorageGib: 20 })).toThrow(
    /FargateTask 'test\/Task': cpu must be one of .*; ephemeralStorageGib must be .*; containers\.web\.stopTimeoutSeconds/,
  );
});

it('lets a role start it once, in one cluster, and hand over its two roles', () => {
  const stack = make({}, {}, (task) => {
    const operator = new Role(task, 'Operator', { assumedBy: 'lambda.amazonaws.com' });
    task.grantRun(operator, new Cluster(task, 'Cluster'));
  });
  const [operator] = stack
    .all(IamRolePolicy)
    .filter(({ policy }) => String(policy).includes('ecs:RunTask'));
  expect(JSON.parse(operator?.policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'ecs:RunTask',
      Resource: 'arn:aws:ecs:eu-central-1:111122223333:task-definition/test-test-Task:*',
      Condition: {
        ArnEquals: { 'ecs:cluster': expect.stringContaining('aws_ecs_cluster.Task_Cluster') },
      },
    },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: [
        expect.stringContaining('Task_TaskRole'),
        expect.stringContaining('Task_ExecutionRole'),
      ],
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ]);
});
