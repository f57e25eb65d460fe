import type { Problem } from '@archway/core';
import { notMatching, notWhole, problemIf } from '@archway/core';
import { capacityProblems } from '../cluster/capacity-strategy';
import type { Deployment } from './deployment';
import { deploymentProblems } from './deployment';
import { serviceConnectProblems } from './service-connect';
import type { FargateServiceProps } from './service-props';

/**
 * What ECS would refuse of a service, and what would not work.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export function serviceProblems(
  props: FargateServiceProps,
  deployment: Deployment,
): readonly Problem[] {
  const { cluster, task, targets = [], securityGroups, subnets, desiredCount = 2 } = props;
  const { kind } = deployment.how;
  return [
    notMatching(
      'serviceName',
      props.serviceName,
      /^[A-Za-z0-9_-]{1,255}$/,
      "1 to 255 letters, digits, '-' and '_'",
    ),
    problemIf(
      subnets.length === 0 || subnets.length > 16,
      `subnets must be 1 to 16, got ${subnets.length}`,
    ),
    problemIf(
      securityGroups.length === 0 || securityGroups.length > 5,
      `securityGroups must be 1 to 5, got ${securityGroups.length}`,
    ),
    notWhole('desiredCount', desiredCount, 0, 5_000),
    ...capacityProblems('capacity', props.capacity),
    ...deploymentProblems(deployment, desiredCount),
    problemIf(
      kind !== 'rolling' && targets.length !== 1,
      `targets must be one for a ${kind} deployment, got ${targets.length}`,
    ),
    problemIf(
      kind === 'code-deploy' && props.serviceConnect !== undefined,
      'serviceConnect must not be given with a code-deploy deployment: ECS refuses both together',
    ),
    problemIf(targets.length > 5, `targets must be at most 5, got ${targets.length}`),
    problemIf(
      props.healthCheckGracePeriodSeconds !== undefined && targets.length === 0,
      'healthCheckGracePeriodSeconds must go with targets, got none',
    ),
    notWhole(
      'healthCheckGracePeriodSeconds',
      props.healthCheckGracePeriodSeconds,
      0,
      2_147_483_647,
    ),
    ...targetProblems(props),
    ...registrationProblems(props),
    ...serviceConnectProblems(props.serviceConnect, task, cluster.namespace),
    problemIf(
      props.enableExecuteCommand === true && cluster.executeCommand === undefined,
      'enableExecuteCommand must go with a cluster that records sessions: give it executeCommand',
    ),
    ...rebalancingProblems(props, deployment),
  ];
}

function targetProblems({ task, targets = [] }: FargateServiceProps): readonly Problem[] {
  return targets.flatMap(({ targetGroup, containerName, containerPort }, index) => {
    const at = `targets[${index}]`;
    const container = task.containers[containerName];
    if (container === undefined) {
      return `${at}.containerName must be a container of the task (${Object.keys(task.containers).join(', ')}), got "${containerName}"`;
    }
    const ports = (container.ports ?? []).map((port) => port.containerPort);
    const stop = container.stopTimeoutSeconds ?? 30;
    return [
      problemIf(
        !ports.includes(containerPort),
        `${at}.containerPort must be a port of ${containerName} (${ports.join(', ') || 'it has none'}), got ${containerPort}`,
      ),
      problemIf(
        targetGroup.targetType !== 'ip',
        `${at}.targetGroup must be of target type ip, got ${targetGroup.targetType}: tasks on Fargate have addresses of their own`,
      ),
      problemIf(
        targetGroup.deregistrationDelaySeconds > stop + 120,
        `${at}.targetGroup must let go of a task within ${stop + 120} seconds, got deregistrationDelaySeconds ${targetGroup.deregistrationDelaySeconds}: a Spot task is gone by then`,
      ),
    ];
  });
}

function registrationProblems({ cloudMap, task }: FargateServiceProps): readonly Problem[] {
  if (cloudMap === undefined) return [];
  const { discoveryService, containerName, containerPort } = cloudMap;
  const needsPort = discoveryService.recordType === 'SRV';
  const given = containerName !== undefined && containerPort !== undefined;
  return [
    problemIf(
      needsPort !== given,
      `cloudMap must have containerName and containerPort exactly where its records are SRV, got ${discoveryService.recordType}`,
    ),
    problemIf(
      containerName !== undefined && !(containerName in task.containers),
      `cloudMap.containerName must be a container of the task (${Object.keys(task.containers).join(', ')}), got "${containerName}"`,
    ),
  ];
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html */
function rebalancingProblems(
  { availabilityZoneRebalancing }: FargateServiceProps,
  { how }: Deployment,
): readonly Problem[] {
  if (availabilityZoneRebalancing !== true) return [];
  return [
    problemIf(
      how.kind === 'code-deploy',
      'availabilityZoneRebalancing must be false with a code-deploy deployment, got true',
    ),
    problemIf(
      how.kind === 'rolling' && how.props.maximumPercent === 100,
      'deployment.maximumPercent must be above 100 with availabilityZoneRebalancing, got 100',
    ),
  ];
}
