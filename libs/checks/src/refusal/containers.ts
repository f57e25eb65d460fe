import { blocksOf, textOf } from '@archway/terraform';
import { isStated, numberOr, textOr } from '../estate/attributes';
import { jsonIn } from '../flow/redrive';
import { isRecord } from '../policy/policy';
import { isFargate, type Refusal } from './refusal';

/** docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
export const logDriverRole: Refusal = (attributes) => {
  if (!isFargate(attributes) || isStated(attributes['execution_role_arn'])) return undefined;
  const logs = recordsIn(jsonIn(attributes['container_definitions'])).find(
    ({ logConfiguration }) =>
      isRecord(logConfiguration) && logConfiguration['logDriver'] === 'awslogs',
  );
  return logs === undefined
    ? undefined
    : `the container ${String(logs['name'])} logs with awslogs, and the task has no execution_role_arn, which Fargate needs for it`;
};

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

/** docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
export const imageTags: Refusal = (attributes) => {
  const policy = jsonIn(attributes['policy']);
  const rules = recordsIn(isRecord(policy) ? policy['rules'] : undefined);
  for (const { rulePriority, selection } of rules) {
    if (!isRecord(selection) || selection['tagStatus'] !== 'tagged') continue;
    const isNamed = ['tagPrefixList', 'tagPatternList'].some((name) => {
      const tags = selection[name];
      return Array.isArray(tags) ? tags.length > 0 : tags !== undefined;
    });
    if (!isNamed)
      return `rule ${String(rulePriority)} is for tagged images and has no tagPrefixList and no tagPatternList`;
  }
  return undefined;
};

const POLICY_TYPES = ['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'];

/** docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html */
export const scalingPolicyType: Refusal = (attributes) => {
  const type = textOf(attributes['policy_type']);
  return type === undefined || type.includes('${') || POLICY_TYPES.includes(type)
    ? undefined
    : `policy_type is ${type}, and AWS takes ${POLICY_TYPES.join(', ')}`;
};

/** The objects of a list. */
function recordsIn(list: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
