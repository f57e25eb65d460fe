import type { LogGroup } from '../log-group/log-group';
import type { ContainerProps } from './container-props';
import type { ContainerSecret } from './container-secret';

/** Where a container runs. */
export interface ContainerPlace {
  readonly name: string;
  readonly logGroup: LogGroup;
  readonly region: string;
}

/** A container as ECS reads it. */
export function renderContainer(
  props: ContainerProps,
  { name, logGroup, region }: ContainerPlace,
  environment: Readonly<Record<string, string>>,
): object {
  const { healthCheck } = props;
  return {
    name,
    image: props.image.imageName,
    essential: props.essential ?? true,
    command: props.command,
    entryPoint: props.entryPoint,
    workingDirectory: props.workingDirectory,
    cpu: props.cpu,
    memory: props.memoryLimitMib,
    memoryReservation: props.memoryReservationMib,
    environment: namesAndValues(environment),
    secrets: secretsOf(props.secrets),
    portMappings: props.ports?.map((port) => ({
      name: port.name,
      containerPort: port.containerPort,
      hostPort: port.containerPort,
      protocol: port.protocol ?? 'tcp',
      appProtocol: port.appProtocol,
    })),
    healthCheck: healthCheck && {
      command: ['CMD', ...healthCheck.command],
      interval: healthCheck.intervalSeconds ?? 30,
      timeout: healthCheck.timeoutSeconds ?? 5,
      retries: healthCheck.retries ?? 3,
      startPeriod: healthCheck.startPeriodSeconds,
    },
    dependsOn:
      props.dependsOn &&
      Object.entries(props.dependsOn).map(([containerName, condition]) => ({
        containerName,
        condition,
      })),
    readonlyRootFilesystem: props.readonlyRootFilesystem ?? true,
    mountPoints: props.writablePaths?.map((containerPath) => ({
      sourceVolume: volumeName(name, containerPath),
      containerPath,
    })),
    user: props.user ?? '1000:1000',
    linuxParameters: { initProcessEnabled: props.initProcess ?? true },
    stopTimeout: props.stopTimeoutSeconds ?? 30,
    startTimeout: props.startTimeoutSeconds,
    firelensConfiguration: props.logRouter && { type: props.logRouter },
    logConfiguration: logConfiguration(props, name, logGroup, region),
  };
}

/** The task's volume behind a path of a container. */
export function volumeName(container: string, folder: string): string {
  return `${container}${folder.replaceAll(/[^A-Za-z0-9_-]+/g, '-')}`;
}

function logConfiguration(
  { logging = 'cloudwatch' }: ContainerProps,
  name: string,
  logGroup: LogGroup,
  region: string,
): object | undefined {
  if (logging === 'none') return undefined;
  if (logging === 'cloudwatch') {
    return {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': logGroup.logGroupName,
        'awslogs-region': region,
        'awslogs-stream-prefix': name,
        // A program whose output cannot be delivered keeps working.
        mode: 'non-blocking',
        'max-buffer-size': '25m',
      },
    };
  }
  return {
    logDriver: 'awsfirelens',
    options: logging.options,
    secretOptions: secretsOf(logging.secretOptions),
  };
}

function namesAndValues(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function secretsOf(secrets: Readonly<Record<string, ContainerSecret>> | undefined) {
  return secrets && Object.entries(secrets).map(([name, { valueFrom }]) => ({ name, valueFrom }));
}
