import { blocksOf, isUnknown, textOf } from '@archway/terraform';
import { isStated, numberOr, textOr } from '../estate/attributes';
import type { Refusal } from './refusal';

/** docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html: launchType */
export const serviceLaunch: Refusal = (attributes) =>
  isStated(attributes['launch_type']) &&
  blocksOf(attributes['capacity_provider_strategy']).length > 0
    ? 'has launch_type and capacity_provider_strategy, of which AWS takes one'
    : undefined;

/** docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html */
export const circuitBreaker: Refusal = (attributes) =>
  blocksOf(attributes['deployment_controller']).some(({ type }) => type === 'CODE_DEPLOY') &&
  blocksOf(attributes['deployment_circuit_breaker']).some(({ enable }) => enable === true)
    ? 'has a deployment circuit breaker, which the CODE_DEPLOY controller does not take'
    : undefined;

/** docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
export const deploymentPercent: Refusal = (attributes) => {
  const controllers = blocksOf(attributes['deployment_controller']);
  const isRolling = controllers.every(({ type }) => textOr(type, 'ECS') === 'ECS');
  const strategy = textOr(attributes['scheduling_strategy'], 'REPLICA');
  if (!isRolling || strategy !== 'REPLICA') return undefined;
  const least = numberOr(attributes['deployment_minimum_healthy_percent'], 100);
  const most = numberOr(attributes['deployment_maximum_percent'], 200);
  return least !== undefined && most !== undefined && least >= most
    ? `deployment_minimum_healthy_percent ${least} is not below deployment_maximum_percent ${most}, and no deployment can replace a task`
    : undefined;
};

/** docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html */
export const targetType: Refusal = (attributes, service, estate) => {
  const task = estate.target(
    service,
    attributes['task_definition'],
    'aws_ecs_task_definition',
  )?.attributes;
  const isAwsvpc =
    textOf(attributes['launch_type']) === 'FARGATE' || textOf(task?.['network_mode']) === 'awsvpc';
  if (!isAwsvpc) return undefined;
  const group = blocksOf(attributes['load_balancer'])
    .map((block) => estate.target(service, block['target_group_arn'], 'aws_lb_target_group'))
    .find(
      (each) =>
        each !== undefined && textOr(each.attributes['target_type'], 'instance') === 'instance',
    );
  return group === undefined
    ? undefined
    : `its tasks have network interfaces of their own, and ${group.address} has target_type instance instead of ip`;
};

/** docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html: the two target groups */
export const targetGroupPair: Refusal = ({ ecs_service, load_balancer_info }) => {
  if (blocksOf(ecs_service).length === 0 || isUnknown(load_balancer_info)) return undefined;
  const [info] = blocksOf(load_balancer_info);
  const pair = info?.['target_group_pair_info'];
  return isUnknown(pair) || blocksOf(pair).length > 0
    ? undefined
    : 'deploys an ECS service and has no target_group_pair_info: CodeDeploy shifts traffic between two target groups';
};
