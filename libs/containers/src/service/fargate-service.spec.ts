import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { AwsStack } from '@archway/core';
import { itPlans, planOffline, readBack, synth, testApp } from '@archway/testing';
import type { Construct } from 'constructs';
import { Cluster } from '../cluster/cluster';
import { ApplicationLoadBalancer } from '../load-balancer/application-load-balancer';
import { ApplicationTargetGroup } from '../load-balancer/application-target-group';
import { ListenerAction } from '../load-balancer/listener-action';
import { DiscoveryService } from '../namespace/discovery-service';
import { HttpNamespace, PrivateDnsNamespace } from '../namespace/namespace';
import { NETWORK, plainTask } from '../plain-task/plain-task';
import { Deployment } from './deployment';
import { FargateService } from './fargate-service';
import type { FargateServiceProps } from './service-props';

const PLACE = { subnets: NETWORK.subnets, securityGroups: NETWORK.securityGroups };

function build(scope: Construct, props: Partial<FargateServiceProps> = {}): FargateService {
  const cluster = props.cluster ?? new Cluster(scope, 'Cluster');
  return new FargateService(scope, 'Service', {
    cluster,
    task: plainTask(scope),
    ...PLACE,
    ...props,
  });
}

const make = (props: Partial<FargateServiceProps> = {}) =>
  synth((stack) => void build(stack, props));

/** Two target groups behind one listener, of which the first gets everything. */
function switched(scope: Construct) {
  const [blue, green] = ['Blue', 'Green'].map(
    (id) => new ApplicationTargetGroup(scope, id, { vpc: NETWORK.vpc, port: 8_080 }),
  ) as [ApplicationTargetGroup, ApplicationTargetGroup];
  const balancer = new ApplicationLoadBalancer(scope, 'Balancer', PLACE);
  const listener = balancer.addPlaintextListener('Http', {
    defaultAction: ListenerAction.fixedResponse({ statusCode: 404 }),
  });
  const productionRuleArn = listener.addRule('All', {
    priority: 1,
    conditions: { pathPatterns: ['/*'] },
    action: ListenerAction.forwardWeighted([
      { targetGroup: blue, weight: 100 },
      { targetGroup: green, weight: 0 },
    ]),
  });
  const targets = [{ targetGroup: blue, containerName: 'web', containerPort: 8_080 }];
  return { listener, targets, alternateTargetGroup: green, productionRuleArn };
}

it('leaves the task definition that runs to a pipeline where one deploys it', () => {
  expect(make({ deployedElsewhere: true }).only(EcsService).lifecycle).toEqual({
    ignore_changes: ['task_definition'],
  });
  expect(make().only(EcsService)).not.toHaveProperty('lifecycle');
});

it('goes back when a deployment fails, and spreads over the zones', () => {
  expect(make().only(EcsService)).toMatchObject({
    desired_count: 2,
    deployment_circuit_breaker: { enable: true, rollback: true },
    availability_zone_rebalancing: 'ENABLED',
    capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }],
    wait_for_steady_state: true,
  });
});

it('waits for the roles of its task and for the capacity of its cluster', () => {
  expect(make().only(EcsService).depends_on).toEqual(
    expect.arrayContaining([
      expect.stringContaining('aws_ecs_cluster_capacity_providers.'),
      expect.stringContaining('aws_iam_role_policy.Task_ExecutionRole'),
    ]),
  );
});

it('stops a deployment on an alarm', () => {
  const alarms = [{ alarmName: 'late-orders' }];
  expect(make({ deployment: Deployment.rolling({ alarms }) }).only(EcsService).alarms).toEqual({
    alarm_names: ['late-orders'],
    enable: true,
    rollback: true,
  });
});

it('takes Spot beyond a base on demand', () => {
  const capacity = [
    { capacityProvider: 'FARGATE', base: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: 3 },
  ] as const;
  expect(make({ capacity }).only(EcsService).capacity_provider_strategy).toEqual([
    { capacity_provider: 'FARGATE', base: 1, weight: 1 },
    { capacity_provider: 'FARGATE_SPOT', weight: 3 },
  ]);
});

it('leaves the number of tasks to its scaling', () => {
  const stack = synth((scope) => {
    build(scope).scale({ minimumTasks: 1, maximumTasks: 4 }).onCpu({ targetPercent: 60 });
  });
  expect(stack.only(EcsService).lifecycle).toEqual({ ignore_changes: ['desired_count'] });
});

it('lets a task protect itself', () => {
  const [, policy] = make({ taskProtection: true }).all(IamRolePolicy);
  expect(JSON.parse(policy?.policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['ecs:GetTaskProtection', 'ecs:UpdateTaskProtection'],
      Resource: 'arn:aws:ecs:eu-central-1:111122223333:task/test-test-Cluster/*',
    },
  ]);
});

it('is reached by name over Service Connect', () => {
  const stack = synth((scope) => {
    const namespace = new HttpNamespace(scope, 'Names', { namespaceName: 'shop' });
    build(scope, {
      cluster: new Cluster(scope, 'Cluster', { namespace }),
      serviceConnect: { ports: [{ portName: 'http', dnsName: 'web' }] },
    });
  });
  expect(stack.only(EcsService).service_connect_configuration).toMatchObject({
    enabled: true,
    service: [
      {
        port_name: 'http',
        discovery_name: 'web',
        client_alias: { dns_name: 'web', port: 8_080 },
      },
    ],
  });
});

it('asks for version 6 of the provider where ECS moves the traffic', () => {
  const stack = synth((scope) => {
    const { targets, alternateTargetGroup, productionRuleArn } = switched(scope);
    const deployment = Deployment.canary({ alternateTargetGroup, productionRuleArn });
    build(scope, { targets, deployment });
  });
  expect(stack.json['terraform'].required_providers.aws.version).toBe('>= 6.25.0, < 7.0.0');
  expect(stack.only(EcsService).deployment_configuration).toMatchObject({
    strategy: 'CANARY',
    canary_configuration: { canary_percent: 5, canary_bake_time_in_minutes: '10' },
  });
});

it('has no circuit breaker where CodeDeploy deploys', () => {
  const stack = synth((scope) => {
    const { listener, targets, alternateTargetGroup } = switched(scope);
    build(scope, {
      targets,
      deployment: Deployment.codeDeploy({ listener, alternateTargetGroup }),
    });
  });
  const service = stack.only(EcsService);
  expect(service.deployment_controller).toEqual({ type: 'CODE_DEPLOY' });
  expect(service.deployment_circuit_breaker).toBeUndefined();
});

it.each<[string, Partial<FargateServiceProps>]>([
  [
    'targets must be one for a code-deploy deployment, got 0',
    { deployment: Deployment.codeDeploy({} as never) },
  ],
  [
    'deployment must be able to stop or start a task, got 1 tasks of which 1 stay (100 %) and at most 1 run (100 %)',
    { desiredCount: 1, deployment: Deployment.rolling({ maximumPercent: 100 }) },
  ],
  [
    'deployment.minimumHealthyPercent must be a whole number between 0 and 100',
    { deployment: Deployment.rolling({ minimumHealthyPercent: 300 }) },
  ],
  ['healthCheckGracePeriodSeconds must go with targets', { healthCheckGracePeriodSeconds: 30 }],
  ['serviceConnect must have a namespace', { serviceConnect: {} }],
  [
    'enableExecuteCommand must go with a cluster that records sessions',
    { enableExecuteCommand: true },
  ],
  ['securityGroups must be 1 to 5, got 0', { securityGroups: [] }],
  [
    'capacity must have a weight above 0',
    { capacity: [{ capacityProvider: 'FARGATE', weight: 0 }] },
  ],
])('refuses: %s', (problem, props) => {
  expect(() => make(props)).toThrow(problem);
});

it.each<Partial<FargateServiceProps>>([
  { desiredCount: 1, deployment: Deployment.rolling({ maximumPercent: 200 }) },
  {
    desiredCount: 1,
    deployment: Deployment.rolling({ minimumHealthyPercent: 0, maximumPercent: 100 }),
  },
  { desiredCount: 0 },
])('takes %j', (props) => {
  expect(() => make(props)).not.toThrow();
});

it('refuses targets that are machines', () => {
  const targetsOf = (targetType: 'instance' | 'ip') => () =>
    synth((scope) => {
      const targetGroup = new ApplicationTargetGroup(scope, 'Group', {
        vpc: NETWORK.vpc,
        port: 80,
        targetType,
      });
      build(scope, { targets: [{ targetGroup, containerName: 'web', containerPort: 8_080 }] });
    });
  expect(targetsOf('instance')).toThrow('must be of target type ip, got instance');
  expect(targetsOf('ip')).not.toThrow();
});

it('refuses limits in the wrong order', () => {
  const scaled = (minimumTasks: number) => () =>
    synth((scope) => void build(scope).scale({ minimumTasks, maximumTasks: 2 }));
  expect(scaled(3)).toThrow('minimumTasks must not be above maximumTasks 2, got 3');
  expect(scaled(2)).not.toThrow();
});

it('refuses a name of Cloud Map that is kept for a negative time', () => {
  const named = (ttlSeconds: number) => () =>
    synth((scope) => {
      const namespace = new PrivateDnsNamespace(scope, 'Zone', {
        namespaceName: 'shop.internal',
        vpc: NETWORK.vpc,
      });
      const discoveryService = new DiscoveryService(scope, 'Name', {
        namespace,
        serviceName: 'web',
        ttlSeconds,
      });
      build(scope, { cloudMap: { discoveryService } });
    });
  expect(named(-5)).toThrow('ttlSeconds must be a whole number between 0 and 2147483647, got -5');
  expect(named(0)).not.toThrow();
});

itPlans('is taken by the real provider with CodeDeploy, Cloud Map, schedules and sessions', () => {
  const stack = new AwsStack(testApp(), 'shop', {
    accountId: '111122223333',
    region: 'eu-central-1',
    stage: 'test',
  });
  const { listener, targets, alternateTargetGroup } = switched(stack);
  const namespace = new PrivateDnsNamespace(stack, 'Zone', {
    namespaceName: 'shop.internal',
    vpc: NETWORK.vpc,
  });
  const service = build(stack, {
    cluster: new Cluster(stack, 'Cluster', { namespace, executeCommand: {} }),
    targets,
    deployment: Deployment.codeDeploy({ listener, alternateTargetGroup }),
    cloudMap: {
      discoveryService: new DiscoveryService(stack, 'Name', { namespace, serviceName: 'web' }),
    },
    enableExecuteCommand: true,
  });
  const scaling = service.scale({ minimumTasks: 1, maximumTasks: 4 });
  scaling.onRequests({
    targetGroup: (targets[0] as { targetGroup: ApplicationTargetGroup }).targetGroup,
    requestsPerTarget: 100,
  });
  scaling.onMemory({ targetPercent: 70 });
  scaling.onSchedule('Night', { schedule: 'cron(0 22 * * ? *)', maximumTasks: 1 });
  expect(readBack(stack).inventory).toMatchObject({ aws_codedeploy_deployment_group: 1 });
  expect(planOffline(stack).inventory).toMatchObject({
    aws_appautoscaling_policy: 2,
    aws_appautoscaling_scheduled_action: 1,
  });
});
