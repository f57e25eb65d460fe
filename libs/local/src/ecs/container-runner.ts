import type { ServiceNamePart } from './ecs-parts';

/** What a container is started with. */
export interface ContainerStart {
  readonly serviceName: string;
  readonly taskId: string;
  readonly taskArn: string;
  readonly clusterName: string;
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly source?: { readonly folder: string; readonly entry?: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  /** Names of other services that the container may use. */
  readonly names: readonly ServiceNamePart[];
  readonly memoryMib: number;
  readonly stopTimeoutSeconds: number;
  /** Keys of the task's role; undefined for a task without one. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  readonly log: (line: string) => void;
  /** Resolves when the task calls a service of AWS for the first time. */
  readonly called: Promise<void>;
}

/** How a container ended. */
export interface ContainerExit {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** Why it could not run, or what ended it. */
  readonly reason?: string;
}

export interface RunningContainer {
  /** Resolves when it answers at its ports, has ended, or has had its time to begin. */
  readonly ready: Promise<void>;
  readonly ended: Promise<ContainerExit>;
  /** SIGTERM, and SIGKILL when the stop timeout is over. */
  stop(): void;
  /** SIGKILL. */
  kill(): void;
  /** Runs a command in it, as a health check does. @returns whether it ended with 0 */
  run(command: readonly string[], timeoutMs: number): Promise<boolean>;
  /** Where it answers on this machine for one of its ports. */
  addressOf(containerPort: number): ContainerAddress | undefined;
}

export interface ContainerAddress {
  readonly host: string;
  readonly port: number;
}

/** Runs containers. The cloud decides when; the runner only runs. */
export interface ContainerRunner {
  start(container: ContainerStart): RunningContainer;
  close(): Promise<void>;
}
