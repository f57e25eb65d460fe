/** What a spec changes of the stack with one service. */
export interface ServiceStackOptions {
  readonly service?: object;
  readonly containers?: readonly object[];
  readonly task?: object;
  readonly resources?: Readonly<Record<string, object>>;
  /** Actions of the execution role. */
  readonly executionActions?: readonly string[];
  readonly taskActions?: readonly string[];
}

const trust = JSON.stringify({
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});
const allow = (actions: readonly string[]): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });

/** A service of one task definition, with its roles. */
export function serviceStack(options: ServiceStackOptions = {}) {
  const { executionActions = ['ecr:*', 'logs:*'], taskActions = ['sqs:*', 'ecs:*'] } = options;
  return {
    resource: {
      aws_sqs_queue: { Jobs: { name: 'jobs' } },
      aws_cloudwatch_log_group: { Web: { name: 'web' } },
      aws_iam_role: {
        Task: { name: 'task', assume_role_policy: trust },
        Execution: { name: 'execution', assume_role_policy: trust },
      },
      aws_iam_role_policy: {
        Task: { role: '${aws_iam_role.Task.name}', policy: allow(taskActions) },
        Execution: { role: '${aws_iam_role.Execution.name}', policy: allow(executionActions) },
      },
      aws_ecs_task_definition: {
        Web: {
          family: 'web',
          memory: '512',
          task_role_arn: '${aws_iam_role.Task.arn}',
          execution_role_arn: '${aws_iam_role.Execution.arn}',
          container_definitions: JSON.stringify(options.containers ?? [container('web')]),
          ...options.task,
        },
      },
      aws_ecs_service: {
        Web: {
          name: 'web',
          cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/main',
          task_definition: '${aws_ecs_task_definition.Web.arn}',
          desired_count: 1,
          deployment_circuit_breaker: { enable: true, rollback: true },
          ...options.service,
        },
      },
      ...options.resources,
    },
  };
}

/** A container that logs into the group `web`. */
export function container(name: string, more: object = {}): object {
  return {
    name,
    image: `${name}:1`,
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': 'web', 'awslogs-stream-prefix': 'p' },
    },
    ...more,
  };
}
