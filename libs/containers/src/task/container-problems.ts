import type { Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  outOfRange,
  problemIf,
  show,
} from '@archway/core';
import type { ContainerProps, DependencyCondition } from './container-props';

const CONDITIONS: readonly DependencyCondition[] = ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'];

/**
 * What AWS would refuse of one container; Terraform's provider looks at its JSON alone.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function containerProblems(name: string, props: ContainerProps): readonly Problem[] {
  const { environment = {}, secrets = {}, memoryLimitMib, memoryReservationMib } = props;
  const wrong: readonly Problem[] = [
    notMatching('name', name, /^[A-Za-z0-9_-]{1,255}$/, "1 to 255 letters, digits, '-' and '_'"),
    ...props.image.problems,
    notWhole('cpu', props.cpu, 1, 16_384),
    notWhole('memoryLimitMib', memoryLimitMib, 6, 122_880),
    notWhole('memoryReservationMib', memoryReservationMib, 6, 122_880),
    problemIf(
      memoryLimitMib !== undefined &&
        memoryReservationMib !== undefined &&
        memoryReservationMib > memoryLimitMib,
      `memoryReservationMib must not be above memoryLimitMib ${memoryLimitMib}, got ${memoryReservationMib}`,
    ),
    notWhole('stopTimeoutSeconds', props.stopTimeoutSeconds, 0, 120),
    notWhole('startTimeoutSeconds', props.startTimeoutSeconds, 2, 120),
    notMatching(
      'user',
      props.user,
      /^[A-Za-z0-9_.][A-Za-z0-9_.-]*(:[A-Za-z0-9_.][A-Za-z0-9_.-]*)?$/,
      "a user, with a group behind a ':' if there is one",
    ),
    notOneOf('logRouter', props.logRouter, ['fluentbit', 'fluentd']),
    ...Object.keys(environment).map((variable) =>
      problemIf(
        !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable),
        `environment must have names of letters, digits and '_', got ${show(variable)}`,
      ),
    ),
    ...Object.keys(secrets).map((variable) =>
      problemIf(variable in environment, `secrets and environment must not both have ${variable}`),
    ),
    ...Object.entries(secrets).flatMap(([variable, secret]) =>
      secret.problems.map((problem) => problem && `secrets.${variable}.${problem}`),
    ),
    ...(props.writablePaths ?? []).map((folder) =>
      notMatching('writablePaths', folder, /^\/[^:]+$/, 'folders that begin with a slash'),
    ),
    ...healthCheckProblems(props),
    ...portProblems(props),
    ...Object.entries(props.dependsOn ?? {}).map(([other, condition]) =>
      notOneOf(`dependsOn.${other}`, condition, CONDITIONS),
    ),
  ];
  return wrong.map((problem) => problem && `containers.${name}.${problem}`);
}

function healthCheckProblems({ healthCheck }: ContainerProps): readonly Problem[] {
  if (healthCheck === undefined) return [];
  const { command, intervalSeconds = 30, timeoutSeconds = 5 } = healthCheck;
  return [
    problemIf(command.length === 0, 'healthCheck.command must name a program, got nothing'),
    notWhole('healthCheck.intervalSeconds', intervalSeconds, 5, 300),
    notWhole('healthCheck.timeoutSeconds', timeoutSeconds, 2, 60),
    problemIf(
      !isOpen(intervalSeconds) && !isOpen(timeoutSeconds) && timeoutSeconds > intervalSeconds,
      `healthCheck.timeoutSeconds must not be above intervalSeconds ${intervalSeconds}, got ${timeoutSeconds}`,
    ),
    notWhole('healthCheck.retries', healthCheck.retries, 1, 10),
    notWhole('healthCheck.startPeriodSeconds', healthCheck.startPeriodSeconds, 0, 300),
  ];
}

function portProblems({ ports = [] }: ContainerProps): readonly Problem[] {
  return ports.flatMap(({ containerPort, name, protocol, appProtocol }, index) => [
    outOfRange(`ports[${index}].containerPort`, containerPort, 1, 65_535),
    notMatching(
      `ports[${index}].name`,
      name,
      /^[a-z0-9_][a-z0-9_-]{0,63}$/,
      "lower case letters, digits, '_' and '-', at most 64",
    ),
    notOneOf(`ports[${index}].protocol`, protocol, ['tcp', 'udp']),
    notOneOf(`ports[${index}].appProtocol`, appProtocol, ['http', 'http2', 'grpc']),
    problemIf(
      protocol === 'udp' && appProtocol !== undefined,
      `ports[${index}].protocol must be tcp with appProtocol ${appProtocol}, got udp`,
    ),
  ]);
}
