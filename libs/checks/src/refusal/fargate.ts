import { blocksOf, isUnknown, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { jsonIn } from '../flow/redrive';
import { isRecord, recordsIn } from '../policy/policy';
import { isFargate, number, type Refusal } from './refusal';

/**
 * docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html: CPU units and the memory in MiB that Fargate takes with them: least,
 * most, step.
 */
const FARGATE: Readonly<Record<number, readonly [number, number, number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html */
export const fargateSize: Refusal = (attributes) => {
  const [cpu, memory] = [number(attributes, 'cpu'), number(attributes, 'memory')];
  if (!isFargate(attributes) || cpu === undefined || memory === undefined) return undefined;
  const [least = 0, most = 0, step = 1] = FARGATE[cpu] ?? [];
  const isPair =
    cpu === 256
      ? [512, 1024, 2048].includes(memory)
      : memory >= least && memory <= most && memory % step === 0;
  return isPair ? undefined : `Fargate has no size of cpu ${cpu} and memory ${memory}`;
};

/** docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html: Network mode */
export const fargateNetwork: Refusal = (attributes) => {
  const mode = textOf(attributes['network_mode']);
  return isFargate(attributes) && mode !== undefined && mode !== 'awsvpc'
    ? `Fargate takes network_mode awsvpc, and it is ${mode}`
    : undefined;
};

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

/** docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html: stopTimeout */
export const stopTimeout: Refusal = (attributes) => {
  if (!isFargate(attributes)) return undefined;
  const text = attributes['container_definitions'];
  const written = isUnknown(text) ? text.expression : (textOf(text) ?? '');
  const found = [...written.matchAll(/"stopTimeout"\s*:\s*(\d+)/g)].map(([, each]) => Number(each));
  const most = found.find((seconds) => seconds > 120);
  return most === undefined
    ? undefined
    : `stopTimeout is ${most}, and Fargate waits for at most 120 seconds`;
};

/** docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html */
export const ephemeralPlatform: Refusal = (attributes, service, estate) => {
  const version = textOf(attributes['platform_version']);
  if (version === undefined || !/^1\.[0-3]\./.test(version)) return undefined;
  const task = estate.target(service, attributes['task_definition'], 'aws_ecs_task_definition');
  return blocksOf(task?.attributes['ephemeral_storage']).length > 0
    ? `platform_version is ${version}, and the ephemeral_storage of ${task?.address} needs 1.4.0`
    : undefined;
};
