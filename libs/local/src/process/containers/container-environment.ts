import type { ContainerStart } from '../../ecs/container-runner';
import { hostVariables, withLocalQueues } from '../environment/environment';

/** Where a container's ports and names lead on this machine. */
export interface Routes {
  /** By container port. */
  readonly listens: Readonly<Record<string, number>>;
  /** By `host:port`. */
  readonly names: Readonly<Record<string, number>>;
}

export interface ContainerSettings {
  readonly region: string;
  readonly endpointUrl: string;
  /** Where ECS answers to its tasks. */
  readonly agentUrl: string;
  readonly scratch: string;
  readonly routes: Routes;
  /** The script that Node loads first. */
  readonly preload: string;
}

/**
 * The environment of a container's process. Node follows the routes by a script that it loads first; for
 * other programs, ports and names are replaced in the variables that hold them.
 */
export function containerEnvironment(
  start: ContainerStart,
  settings: ContainerSettings,
  isNode: boolean,
): Record<string, string> {
  const { region, endpointUrl, agentUrl, scratch, routes, preload } = settings;
  const own = withLocalQueues(start.environment, endpointUrl);
  const routed = isNode
    ? {
        ...own,
        NODE_OPTIONS: [own['NODE_OPTIONS'], `--require=${JSON.stringify(preload)}`]
          .filter((option) => option !== undefined)
          .join(' '),
        ARCHWAY_ROUTES: JSON.stringify(routes),
      }
    : mapped(own, (value) => routedValue(value, routes));
  const { credentials } = start;
  return {
    ...hostVariables(),
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: scratch,
    TMPDIR: scratch,
    TZ: 'UTC',
    ...routed,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    ...(credentials === undefined
      ? {}
      : {
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          AWS_SESSION_TOKEN: credentials.sessionToken,
        }),
    ECS_AGENT_URI: `${agentUrl}/api/${start.taskId}`,
    ECS_CONTAINER_METADATA_URI_V4: `${agentUrl}/v4/${start.taskId}/${start.name}`,
  };
}

/** A value that is a port of the container, or names another service, as it is on this machine. */
function routedValue(value: string, { listens, names }: Routes): string {
  const port = listens[value];
  if (port !== undefined) return String(port);
  return Object.entries(names).reduce(
    (text, [name, own]) => text.replaceAll(name, `127.0.0.1:${own}`),
    value,
  );
}

function mapped(
  values: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
