import { parseStack } from '@archway/terraform';
import { ManualClock } from '../clock/manual-clock';
import { LocalCloud, type LocalCloudOptions } from '../cloud/local-cloud';
import { ADMINISTRATOR } from '../principal/principal';
import { ProgramRunner, untilStopped, type Program } from '../testing/program-runner';
import { container, serviceStack, type ServiceStackOptions } from '../testing/service-stack';
import type { TraceEvent } from '../trace/trace-event';
import type { ContainerStart } from './container-runner';

function run(
  options: ServiceStackOptions = {},
  programOf: (start: ContainerStart) => Program = () => untilStopped,
  choices: LocalCloudOptions = {},
) {
  const stack = parseStack(JSON.stringify(serviceStack(options)), 'stacks/spec/cdk.tf.json');
  const clock = new ManualClock();
  const cloud = LocalCloud.fromStacks([stack], { clock, ...choices });
  const trace: TraceEvent[] = [];
  cloud.onTrace((event) => trace.push(event));
  const runner = new ProgramRunner(programOf);
  const functions = {
    invoke: () => Promise.reject(new Error('none')),
    close: () => Promise.resolve(),
  };
  cloud.start(functions, runner);
  const service = cloud.ecs.all[0];
  if (service === undefined) throw new Error('no service');
  return { cloud, clock, runner, service, trace };
}

const states = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) =>
    event.kind === 'deployment' ? [`${event.deployment} ${event.state}`] : [],
  );
const reasons = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === 'task-stopped' ? [event.reason] : []));
const denied = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) => (event.kind === 'denied' ? [event.action] : []));

const fails: Program = () => Promise.resolve(1);

describe('a service', () => {
  it('runs as many tasks as it is to', async () => {
    const { clock, service, trace } = run({ service: { desired_count: 3 } });
    await clock.advance(0);
    expect(service.runningTasks).toHaveLength(3);
    expect(states(trace)).toEqual(['1 completed']);
    expect(denied(trace)).toEqual([]);
  });

  it('replaces a task that ended', async () => {
    let count = 0;
    const { clock, service, trace } = run({}, () => ((count += 1) === 1 ? fails : untilStopped));
    await clock.advance(10_000);
    expect(service.runningTasks).toHaveLength(1);
    expect(reasons(trace)).toEqual(['Essential container in task exited: web: exit code 1']);
  });

  it('gives its first deployment up after three failures', async () => {
    const { clock, runner, trace } = run({}, () => fails);
    await clock.runUntilIdle();
    expect(states(trace)).toEqual(['1 failed']);
    expect(runner.started).toHaveLength(3);
  });

  it('is idle while its tasks only wait', async () => {
    const { cloud, clock } = run();
    await clock.advance(0);
    await expect(cloud.idle()).resolves.toBeUndefined();
  });
});

describe('a deployment', () => {
  it('replaces tasks when others run, and never has fewer', async () => {
    const { cloud, clock, service, trace } = run({ service: { desired_count: 2 } });
    await clock.advance(0);
    const before = service.runningTasks.map(({ taskId }) => taskId);
    let fewest = Infinity;
    cloud.onTrace(() => (fewest = Math.min(fewest, service.runningTasks.length)));
    cloud.ecs.deploy(ADMINISTRATOR, 'web');
    await clock.runUntilIdle();
    expect(service.runningTasks.map(({ taskId }) => taskId)).not.toEqual(
      expect.arrayContaining(before),
    );
    expect(fewest).toBeGreaterThanOrEqual(2);
    expect(states(trace)).toEqual(['1 completed', '2 started', '2 completed']);
  });

  it('goes back to the one before when its tasks fail', async () => {
    const broken = {
      family: 'broken',
      memory: '512',
      execution_role_arn: '${aws_iam_role.Execution.arn}',
      container_definitions: JSON.stringify([container('broken')]),
    };
    const { Web } = serviceStack().resource.aws_ecs_task_definition;
    const { cloud, clock, service, trace } = run(
      { resources: { aws_ecs_task_definition: { Web, Broken: broken } } },
      ({ name }) => (name === 'broken' ? fails : untilStopped),
    );
    await clock.advance(0);
    cloud.ecs.deploy(ADMINISTRATOR, 'web', 'broken');
    await clock.runUntilIdle();
    expect(states(trace)).toEqual([
      '1 completed',
      '2 started',
      '2 failed',
      '3 rolled back',
      '3 completed',
    ]);
    expect(service.runningTasks.map(({ definition }) => definition.family)).toEqual(['web']);
  });

  it('waits for a task that protects itself', async () => {
    const { cloud, clock, service } = run();
    await clock.advance(0);
    const [task] = service.runningTasks;
    cloud.ecs.protect(task?.taskId ?? '', true, 5);
    cloud.ecs.deploy(ADMINISTRATOR, 'web');
    await clock.advance(299_000);
    expect(task?.state).toBe('RUNNING');
    await clock.advance(120_000);
    expect(task?.state).toBe('STOPPED');
  });
});

describe('containers', () => {
  it('start in the order of their dependencies', async () => {
    const containers = [
      container('app', { dependsOn: [{ containerName: 'setup', condition: 'SUCCESS' }] }),
      container('setup', { essential: false }),
    ];
    const { clock, runner, service } = run({ containers }, ({ name }) =>
      name === 'setup' ? () => Promise.resolve(0) : untilStopped,
    );
    await clock.advance(1);
    expect(runner.started.map(({ name }) => name)).toEqual(['setup', 'app']);
    expect(service.runningTasks).toHaveLength(1);
  });

  it('do not start when what they wait for fails', async () => {
    const containers = [
      container('app', { dependsOn: [{ containerName: 'setup', condition: 'SUCCESS' }] }),
      container('setup', { essential: false }),
    ];
    const { clock, trace } = run({ containers }, ({ name }) =>
      name === 'setup' ? fails : untilStopped,
    );
    await clock.advance(100);
    expect(reasons(trace)[0]).toBe('container app waits for setup in vain');
  });

  it('that are not well for long enough cost the task its place', async () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 10, retries: 2 };
    const { clock, runner, trace } = run({ containers: [container('web', { healthCheck })] });
    runner.health.set('web', false);
    await clock.advance(20_000);
    expect(reasons(trace)).toEqual(['Task failed container health checks']);
  });

  it('get environment and secrets, and no log shows a secret', async () => {
    const containers = [
      container('web', {
        environment: [{ name: 'A', value: 'b' }],
        secrets: [
          {
            name: 'PASSWORD',
            valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::',
          },
        ],
      }),
    ];
    const { cloud, clock, runner } = run(
      { containers, executionActions: ['secretsmanager:GetSecretValue', 'logs:*'] },
      (start) => (context) => {
        context.log(`password is ${start.environment['PASSWORD']}`);
        return untilStopped(context);
      },
      {
        secrets: new Map([
          [
            'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf',
            '{"password":"hunter22"}',
          ],
        ]),
      },
    );
    await clock.advance(0);
    expect(runner.started[0]?.environment).toEqual({ A: 'b', PASSWORD: 'hunter22' });
    expect(cloud.logs.eventsOf('web')?.map(({ message }) => message)).toEqual(['password is ***']);
  });

  it('whose secret has no value here are said', () => {
    const secrets = [
      { name: 'PASSWORD', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/p' },
    ];
    const { cloud } = run({ containers: [container('web', { secrets })] });
    expect(cloud.notSimulated).toContain(
      'aws_ecs_task_definition.Web: the secret PASSWORD has no value here; a placeholder stands in for it',
    );
  });
});

describe('permissions', () => {
  it.each([
    [['logs:CreateLogStream'], 'logs:PutLogEvents'],
    [['logs:PutLogEvents'], 'logs:CreateLogStream'],
  ])('with %j alone a task does not start, for want of %s', async (executionActions, action) => {
    const { clock, runner, trace } = run({ executionActions });
    await clock.runUntilIdle();
    expect(new Set(denied(trace))).toEqual(new Set([action]));
    expect(runner.started).toEqual([]);
    expect(states(trace)).toEqual(['1 failed']);
  });

  it('to pull an image are asked for where its repository is in the stacks', async () => {
    const resources = { aws_ecr_repository: { Images: { name: 'images' } } };
    const containers = [
      container('web', { image: '${aws_ecr_repository.Images.repository_url}:1' }),
    ];
    const { clock, trace } = run({ executionActions: ['logs:*'], containers, resources });
    await clock.runUntilIdle();
    expect(new Set(denied(trace))).toEqual(
      new Set([
        'ecr:GetAuthorizationToken',
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ]),
    );
  });

  it('of the task decide what its keys may do', async () => {
    const { cloud, clock, service } = run({ taskActions: ['sqs:ReceiveMessage'] });
    await clock.advance(0);
    const [task] = service.runningTasks;
    const principal = cloud.principalFor(task?.credentials.accessKeyId);
    expect(() => cloud.sqs.sendMessage(principal, { queueUrl: 'jobs', messageBody: 'x' })).toThrow(
      'sqs:SendMessage',
    );
    expect(() => cloud.ecs.protect(task?.taskId ?? '', true)).toThrow('ecs:UpdateTaskProtection');
  });
});

describe('scaling', () => {
  const dimensions = { ServiceName: 'web', ClusterName: 'main' };
  const running = {
    id: 'running',
    metric_stat: {
      metric: {
        namespace: 'ECS/ContainerInsights',
        metric_name: 'RunningTaskCount',
        dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
      },
      stat: 'Average',
    },
    return_data: false,
  };
  const visible = {
    id: 'visible',
    metric_stat: {
      metric: {
        namespace: 'AWS/SQS',
        metric_name: 'ApproximateNumberOfMessagesVisible',
        dimensions: [{ name: 'QueueName', value: 'jobs' }],
      },
      stat: 'Maximum',
    },
    return_data: false,
  };
  const of = {
    resource_id: 'service/main/web',
    scalable_dimension: 'ecs:service:DesiredCount',
    service_namespace: 'ecs',
  };
  const resources = {
    aws_appautoscaling_target: { T: { ...of, min_capacity: 0, max_capacity: 4 } },
    aws_appautoscaling_policy: {
      Backlog: {
        ...of,
        name: 'backlog',
        policy_type: 'TargetTrackingScaling',
        target_tracking_scaling_policy_configuration: {
          target_value: 10,
          scale_in_cooldown: 60,
          scale_out_cooldown: 60,
          customized_metric_specification: {
            metrics: [
              visible,
              running,
              { id: 'backlog', expression: 'visible / FILL(running, 1)', return_data: true },
            ],
          },
        },
      },
      First: {
        ...of,
        name: 'first',
        policy_type: 'StepScaling',
        step_scaling_policy_configuration: {
          adjustment_type: 'ChangeInCapacity',
          cooldown: 60,
          step_adjustment: [{ metric_interval_lower_bound: '0', scaling_adjustment: 1 }],
        },
      },
    },
    aws_cloudwatch_metric_alarm: {
      First: {
        alarm_name: 'first',
        comparison_operator: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        evaluation_periods: 1,
        alarm_actions: ['${aws_appautoscaling_policy.First.arn}'],
        metric_query: [
          { id: 'waiting', expression: 'IF(FILL(running, 0) < 1, visible, 0)', return_data: true },
          {
            id: 'visible',
            metric: {
              namespace: 'AWS/SQS',
              metric_name: 'ApproximateNumberOfMessagesVisible',
              dimensions: { QueueName: 'jobs' },
              period: 60,
              stat: 'Maximum',
            },
          },
          {
            id: 'running',
            metric: {
              namespace: 'ECS/ContainerInsights',
              metric_name: 'RunningTaskCount',
              dimensions,
              period: 60,
              stat: 'Average',
            },
          },
        ],
      },
    },
  };
  const send = ({ cloud }: ReturnType<typeof run>, count: number) => {
    for (let index = 0; index < count; index += 1) {
      cloud.sqs.sendMessage(ADMINISTRATOR, { queueUrl: 'jobs', messageBody: 'x' });
    }
  };

  it('starts the first task when messages wait, and more by their number for each', async () => {
    const spec = run({ service: { desired_count: 0 }, resources });
    await spec.clock.advance(0);
    expect(spec.service.desiredCount).toBe(0);
    send(spec, 30);
    await spec.clock.advance(60_000);
    expect(spec.service.desiredCount).toBe(1);
    await spec.clock.advance(180_000);
    expect(spec.service.desiredCount).toBe(3);
  });

  it('goes back to none when nothing waits for long enough', async () => {
    const spec = run({ service: { desired_count: 2 }, resources });
    await spec.clock.advance(20 * 60_000);
    expect(spec.service.desiredCount).toBe(0);
  });

  it('stays at its maximum', async () => {
    const spec = run({ service: { desired_count: 9 }, resources });
    await spec.clock.advance(0);
    send(spec, 900);
    await spec.clock.advance(600_000);
    expect(spec.service.desiredCount).toBe(4);
  });
});
