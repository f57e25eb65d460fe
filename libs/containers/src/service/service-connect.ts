import type { Problem } from '@archway/core';
import { notMatching, notWhole, problemIf } from '@archway/core';
import type { LogOptions } from '../log-group/log-group';
import type { INamespace } from '../namespace/namespace';
import type { FargateTask } from '../task/fargate-task';

/** A port of the task that other services of the namespace reach by name. */
export interface ServiceConnectPort {
  /** The name of the port in the task. */
  readonly portName: string;

  /**
   * What others call it.
   *
   * @default - the port's name
   */
  readonly dnsName?: string;

  /**
   * Where others ask.
   *
   * @default - the container's port
   */
  readonly port?: number;

  /**
   * How long one request may take, in seconds, 0 to 2147483; 0 for any time.
   *
   * @default 15
   */
  readonly perRequestTimeoutSeconds?: number;

  /**
   * How long a connection may be silent, in seconds, 0 to 2147483; 0 for any time.
   *
   * @default - 300 for HTTP, 3600 for TCP
   */
  readonly idleTimeoutSeconds?: number;
}

/** How a service takes part in Service Connect. */
export interface ServiceConnectOptions extends LogOptions {
  /**
   * What others reach here.
   *
   * @default - nothing: it only reaches others
   */
  readonly ports?: readonly ServiceConnectPort[];

  /**
   * @default - the cluster's
   */
  readonly namespace?: INamespace;
}

/** What ECS would refuse of a service's part in Service Connect. */
export function serviceConnectProblems(
  options: ServiceConnectOptions | undefined,
  task: FargateTask,
  clusterNamespace: INamespace | undefined,
): readonly Problem[] {
  if (options === undefined) return [];
  const { ports = [] } = options;
  const names = Object.values(task.containers).flatMap(({ ports: each = [] }) =>
    each.flatMap(({ name }) => (name === undefined ? [] : [name])),
  );
  return [
    problemIf(
      options.namespace === undefined && clusterNamespace === undefined,
      'serviceConnect must have a namespace, of its own or of the cluster, got none',
    ),
    ...ports.flatMap((port, index) => {
      const at = `serviceConnect.ports[${index}]`;
      return [
        problemIf(
          !names.includes(port.portName),
          `${at}.portName must be a named port of the task (${names.join(', ') || 'it has none'}), got "${port.portName}"`,
        ),
        notMatching(
          `${at}.dnsName`,
          port.dnsName,
          /^[a-z0-9]([a-z0-9.-]{0,125}[a-z0-9])?$/,
          "lower case letters, digits, '.' and '-'",
        ),
        notWhole(`${at}.port`, port.port, 1, 65_535),
        notWhole(`${at}.perRequestTimeoutSeconds`, port.perRequestTimeoutSeconds, 0, 2_147_483),
        notWhole(`${at}.idleTimeoutSeconds`, port.idleTimeoutSeconds, 0, 2_147_483),
      ];
    }),
  ];
}

/** The ports as Terraform reads them. */
export function renderPorts(ports: readonly ServiceConnectPort[], task: FargateTask) {
  return ports.map((port) => {
    const { perRequestTimeoutSeconds: perRequest, idleTimeoutSeconds: idle } = port;
    return {
      portName: port.portName,
      discoveryName: port.dnsName ?? port.portName,
      clientAlias: {
        dnsName: port.dnsName ?? port.portName,
        port: port.port ?? containerPort(task, port.portName),
      },
      timeout:
        perRequest === undefined && idle === undefined
          ? undefined
          : { perRequestTimeoutSeconds: perRequest, idleTimeoutSeconds: idle },
    };
  });
}

function containerPort(task: FargateTask, portName: string): number {
  return (
    Object.values(task.containers)
      .flatMap(({ ports = [] }) => ports)
      .find(({ name }) => name === portName)?.containerPort ?? 0
  );
}
