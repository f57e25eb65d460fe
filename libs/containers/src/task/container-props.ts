import type { ContainerImage } from '../image/container-image';
import type { ContainerSecret } from './container-secret';

/** A port that a container listens at. */
export interface PortMapping {
  /**
   * 1 to 65535.
   */
  readonly containerPort: number;

  /**
   * How Service Connect finds it: lower case letters, digits, `_` and `-`, at most 64.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * @default 'tcp'
   */
  readonly protocol?: 'tcp' | 'udp';

  /**
   * What is spoken there, which lets Service Connect count answers by their status.
   *
   * @default - TCP without more
   */
  readonly appProtocol?: 'http' | 'http2' | 'grpc';
}

/** How ECS asks a container whether it is well. */
export interface ContainerHealthCheck {
  /** Run in the container. It is well when the command ends with 0. The first word is the program. */
  readonly command: readonly string[];

  /**
   * In seconds, 5 to 300.
   *
   * @default 30
   */
  readonly intervalSeconds?: number;

  /**
   * In seconds, 2 to 60, and not above the interval.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;

  /**
   * How many failures in a row make a container unhealthy, 1 to 10.
   *
   * @default 3
   */
  readonly retries?: number;

  /**
   * For how long failures do not count after the start, in seconds, 0 to 300.
   *
   * @default 0
   */
  readonly startPeriodSeconds?: number;
}

export type DependencyCondition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

/** The numbers are those of https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html. */
export interface ContainerProps {
  readonly image: ContainerImage;

  /**
   * @default - the image's
   */
  readonly command?: readonly string[];

  /**
   * @default - the image's
   */
  readonly entryPoint?: readonly string[];

  /**
   * @default - the image's
   */
  readonly workingDirectory?: string;

  /**
   * Variables that anyone who may read the task definition can read.
   *
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;

  /**
   * Variables whose values ECS reads when it starts the container.
   *
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, ContainerSecret>>;

  /**
   * Whether the task ends when this container does.
   *
   * @default true
   */
  readonly essential?: boolean;

  /**
   * Its share of the task's CPU units.
   *
   * @default - what the others leave
   */
  readonly cpu?: number;

  /**
   * Above this it is killed, in MiB, 6 or more.
   *
   * @default - the task's
   */
  readonly memoryLimitMib?: number;

  /**
   * What is kept for it, in MiB, 6 or more.
   *
   * @default - none
   */
  readonly memoryReservationMib?: number;

  /**
   * @default - none
   */
  readonly ports?: readonly PortMapping[];

  /**
   * @default - none: it is well while it runs
   */
  readonly healthCheck?: ContainerHealthCheck;

  /**
   * Containers of the task that must have come so far before this one starts.
   *
   * @default - none
   */
  readonly dependsOn?: Readonly<Record<string, DependencyCondition>>;

  /**
   * Whether the container can write only to `writablePaths`.
   *
   * @default true
   */
  readonly readonlyRootFilesystem?: boolean;

  /**
   * Folders that it can write to, each on the task's ephemeral storage. An image that is not run by root has to declare
   * them as `VOLUME` with their owner.
   *
   * @default - none
   */
  readonly writablePaths?: readonly string[];

  /**
   * Who runs it: a name or number, and a group behind a colon. `root` has to be said.
   *
   * @default '1000:1000'
   */
  readonly user?: string;

  /**
   * Whether a small init process passes on signals and collects what dies.
   *
   * @default true
   */
  readonly initProcess?: boolean;

  /**
   * How long it has between SIGTERM and SIGKILL, in seconds, 0 to 120.
   *
   * @default 30
   */
  readonly stopTimeoutSeconds?: number;

  /**
   * How long dependencies may take, in seconds, 2 to 120.
   *
   * @default - Fargate's own limit
   */
  readonly startTimeoutSeconds?: number;

  /**
   * Where its output goes: the task's log group, through a container that is a log router, or nowhere.
   *
   * @default - the task's log group
   */
  readonly logging?: 'cloudwatch' | 'none' | FireLensLogging;

  /**
   * Makes this container the log router of the others.
   *
   * @default - it is none
   */
  readonly logRouter?: 'fluentbit' | 'fluentd';
}

/** Output that the task's log router passes on. */
export interface FireLensLogging {
  /** Of the router's output plugin, such as `{ Name: 'http', Host: '…' }`. */
  readonly options: Readonly<Record<string, string>>;

  /**
   * Options whose values are secret.
   *
   * @default - none
   */
  readonly secretOptions?: Readonly<Record<string, ContainerSecret>>;
}
