import type { IQueue } from '@archway/core';
import { AwsStack } from '@archway/core';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import type { Construct } from 'constructs';
import { plainQueue } from './plain-queue/plain-queue';
// #region example
import {
  Cluster,
  ContainerImage,
  FargateService,
  FargateTask,
  Repository,
} from '@archway/containers';

/** Works on what waits in a queue, with as many tasks as the backlog needs, and with none when there is none. */
function worker(scope: Construct, network: Network, queue: IQueue): FargateService {
  const repository = new Repository(scope, 'Images');
  const task = new FargateTask(scope, 'Task', {
    cpu: 512,
    memoryMib: 1_024,
    containers: {
      worker: {
        image: ContainerImage.fromRepository(repository, { tag: '1.4.2' }),
        environment: { QUEUE_URL: queue.queueUrl },
        stopTimeoutSeconds: 60,
      },
    },
  });
  queue.grantConsume(task);
  const service = new FargateService(scope, 'Service', {
    cluster: new Cluster(scope, 'Cluster'),
    task,
    subnets: network.subnets,
    securityGroups: network.securityGroups,
    taskProtection: true,
  });
  service
    .scale({ minimumTasks: 0, maximumTasks: 20 })
    .onBacklog({ queue, acceptableLatencySeconds: 60, secondsPerMessage: 0.5 });
  return service;
}
// #endregion

// #region load-balancer
import {
  ApplicationLoadBalancer,
  ApplicationTargetGroup,
  ListenerAction,
} from '@archway/containers';

/** HTTPS for a service, with a second group for what is new. */
function site(
  scope: Construct,
  network: Network & { readonly vpcId: string },
): ApplicationLoadBalancer {
  const balancer = new ApplicationLoadBalancer(scope, 'Balancer', {
    subnets: network.subnets,
    securityGroups: network.securityGroups,
  });
  const stable = new ApplicationTargetGroup(scope, 'Stable', { vpc: network, port: 8_080 });
  const next = new ApplicationTargetGroup(scope, 'Next', { vpc: network, port: 8_080 });
  const https = balancer.addHttpsListener('Https', {
    certificates: [{ certificateArn: CERTIFICATE }],
    defaultAction: ListenerAction.fixedResponse({ statusCode: 404 }),
  });
  https.addRule('Orders', {
    priority: 10,
    conditions: { pathPatterns: ['/orders/*'] },
    action: ListenerAction.forwardWeighted([
      { targetGroup: stable, weight: 95 },
      { targetGroup: next, weight: 5 },
    ]),
  });
  balancer.addHttpsRedirect('Http');
  return balancer;
}
// #endregion

interface Network {
  readonly subnets: readonly { readonly subnetId: string }[];
  readonly securityGroups: readonly { readonly securityGroupId: string }[];
}

const CERTIFICATE =
  'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

const NETWORK = {
  vpcId: 'vpc-0123456789abcdef0',
  subnets: [{ subnetId: 'subnet-0123456789abcdef0' }, { subnetId: 'subnet-0123456789abcdef1' }],
  securityGroups: [{ securityGroupId: 'sg-0123456789abcdef0' }],
};

function both(): AwsStack {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  worker(stack, NETWORK, plainQueue(stack, 'Orders'));
  site(stack, NETWORK);
  return stack;
}

it('deploys what the README says', () => {
  expect(readBack(both()).inventory).toEqual({
    aws_appautoscaling_policy: 2, // the backlog of a task, and the step from zero
    aws_appautoscaling_target: 1,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_metric_alarm: 1, // a message waits and no task runs
    aws_ecr_lifecycle_policy: 1,
    aws_ecr_repository: 1,
    aws_ecs_cluster: 1,
    aws_ecs_cluster_capacity_providers: 1,
    aws_ecs_service: 1,
    aws_ecs_task_definition: 1,
    aws_iam_role: 2, // what the task does, and what ECS does to start it
    aws_iam_role_policy: 2,
    aws_lb: 1,
    aws_lb_listener: 2, // HTTPS, and HTTP that leads there
    aws_lb_listener_rule: 1,
    aws_lb_target_group: 2,
  });
});

itPlans('is taken by the real provider', () => {
  const plan = planOffline(both());
  expect(plan.at('aws_ecs_service.Service')).toMatchObject({
    deployment_circuit_breaker: [{ enable: true, rollback: true }],
    availability_zone_rebalancing: 'ENABLED',
  });
});
