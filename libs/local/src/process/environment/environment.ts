import { delimiter, join } from 'node:path';
import type { Credentials } from '../../cloud/cloud-api';
import type { LocalFunction } from '../../lambda/local-function';

/** What a function's process is told besides its own variables. */
export interface RuntimeSettings {
  readonly region: string;
  /** Where the AWS SDK finds the services, `http://127.0.0.1:4566`. */
  readonly endpointUrl: string;
  readonly credentials: Credentials;
  /** The unpacked function. */
  readonly taskRoot: string;
  /** A folder that belongs to this process alone: `/tmp` and the home folder. */
  readonly scratch: string;
  /** The unpacked layers. */
  readonly layerRoot: string;
  /** Where Node looks for what Lambda's runtime ships, such as the AWS SDK. */
  readonly nodePath: string;
  readonly logStreamName: string;
}

/** Names that Node and the system's loader need on some machines; all else of the host stays outside. */
const FROM_THE_HOST = ['SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];

/**
 * The environment of a function's process: its own variables as the Terraform states them, and over
 * them those that Lambda reserves (AWS page "Working with Lambda environment variables").
 *
 * X-Ray has no daemon here; `AWS_XRAY_CONTEXT_MISSING` keeps its SDK quiet and the invocations are
 * not sampled, so nothing is sent.
 *
 * @param host the environment of this process, of which only the loader's variables are passed on
 */
export function lambdaEnvironment(
  fn: LocalFunction,
  settings: RuntimeSettings,
  host: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const { credentials, region, scratch } = settings;
  return {
    ...hostVariables(host),
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin:/opt/bin',
    TZ: ':UTC',
    HOME: scratch,
    TMPDIR: scratch,
    TMP: scratch,
    TEMP: scratch,
    ...modulePaths(fn, settings),
    ...withLocalQueues(fn.environment, settings.endpointUrl),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: settings.endpointUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.functionName,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memorySizeMib),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: fn.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: settings.logStreamName,
    AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    LAMBDA_TASK_ROOT: settings.taskRoot,
    _HANDLER: fn.handler,
  };
}

/** What a process needs of the machine's own variables. */
export function hostVariables(host: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return Object.fromEntries(
    FROM_THE_HOST.flatMap((name) => {
      const value = host[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** SDKs call the host of a queue's URL, whatever the endpoint: the URLs of variables lead here. */
export function withLocalQueues(
  variables: Readonly<Record<string, string>>,
  endpointUrl: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(/https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(?=\/)/g, endpointUrl),
    ]),
  );
}

/** Where a runtime looks for modules beside the function: in its layers, then in what it ships. */
function modulePaths(
  { runtime }: LocalFunction,
  { layerRoot, nodePath }: RuntimeSettings,
): Record<string, string> {
  if (runtime.startsWith('python')) {
    const paths = [
      join(layerRoot, 'python'),
      join(layerRoot, 'python/lib', runtime, 'site-packages'),
    ];
    return { PYTHONPATH: paths.join(delimiter), PYTHONUNBUFFERED: '1' };
  }
  const major = /^nodejs(\d+)/.exec(runtime)?.[1] ?? '';
  const paths = [
    join(layerRoot, 'nodejs/node_modules'),
    join(layerRoot, `nodejs/node${major}/node_modules`),
    nodePath,
  ];
  return { NODE_PATH: paths.join(delimiter) };
}
