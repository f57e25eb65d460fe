import { numberOf, textOf } from '@archway/terraform';
import { isRecord } from '../../pattern/pattern';
import type { Found, Reading } from '../../architecture/reading';
import type { ContainerPart, DependencyCondition, TaskDefinitionPart } from '../ecs-parts';
import { imageSources, sourceKey } from './image-sources';

/** "Task definition parameters for Fargate": how long a container has between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_SECONDS = 30;
const HEALTH_CHECK = { interval: 30, timeout: 5, retries: 3, startPeriod: 0 };

type Json = Readonly<Record<string, unknown>>;

export function taskDefinitionsOf(reading: Reading): readonly TaskDefinitionPart[] {
  return reading.all('aws_ecs_task_definition').map((found) => {
    const { resource } = found;
    const { attributes } = resource;
    const memoryMib = numberOf(attributes['memory']) ?? Number(textOf(attributes['memory']) ?? 512);
    const taskRoleArn = textOf(attributes['task_role_arn']);
    const executionRoleArn = textOf(attributes['execution_role_arn']);
    const definitions = list(reading.json(resource, 'container_definitions'));
    if (definitions.length === 0) {
      reading.notSimulated.push(`${resource.address}: no container is known; its tasks do not run`);
    }
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      family: reading.identifier(found, 'family'),
      taskDefinitionArn: reading.identifier(found, 'arn'),
      memoryMib,
      ...(taskRoleArn === undefined ? {} : { taskRoleArn }),
      ...(executionRoleArn === undefined ? {} : { executionRoleArn }),
      containers: definitions.map((definition) =>
        containerOf(reading, found, definition, memoryMib),
      ),
    };
  });
}

function containerOf(
  reading: Reading,
  found: Found,
  definition: Json,
  taskMemoryMib: number,
): ContainerPart {
  const { resource, stack } = found;
  const name = text(definition['name']);
  const image = text(definition['image']);
  const source = imageSources(stack).get(sourceKey(resource.name, name));
  const healthCheck = healthCheckOf(definition['healthCheck']);
  const log = logOf(reading, found, definition['logConfiguration']);
  const repositoryArn = repositoryOf(reading, image);
  return {
    name,
    image,
    command: [...texts(definition['entryPoint']), ...texts(definition['command'])],
    ...(source === undefined ? {} : { source }),
    environment: Object.fromEntries(
      list(definition['environment']).map((each) => [text(each['name']), text(each['value'])]),
    ),
    secrets: list(definition['secrets']).map((each) => ({
      name: text(each['name']),
      valueFrom: text(each['valueFrom']),
    })),
    ports: list(definition['portMappings']).map((each) => ({
      containerPort: Number(each['containerPort']),
      ...(each['name'] === undefined ? {} : { name: text(each['name']) }),
    })),
    isEssential: definition['essential'] !== false,
    dependsOn: list(definition['dependsOn']).map((each) => ({
      containerName: text(each['containerName']),
      condition: text(each['condition']) as DependencyCondition,
    })),
    ...(healthCheck === undefined ? {} : { healthCheck }),
    stopTimeoutSeconds: Number(definition['stopTimeout'] ?? STOP_TIMEOUT_SECONDS),
    memoryMib: Number(definition['memory'] ?? taskMemoryMib),
    ...(log === undefined ? {} : { log }),
    ...(repositoryArn === undefined ? {} : { repositoryArn }),
  };
}

function healthCheckOf(value: unknown): ContainerPart['healthCheck'] {
  if (!isRecord(value)) return undefined;
  const { interval, timeout, retries, startPeriod } = { ...HEALTH_CHECK, ...value };
  return {
    command: texts(value['command']),
    intervalSeconds: Number(interval),
    timeoutSeconds: Number(timeout),
    retries: Number(retries),
    startPeriodSeconds: Number(startPeriod),
  };
}

function logOf(reading: Reading, { resource }: Found, value: unknown): ContainerPart['log'] {
  if (!isRecord(value)) return undefined;
  if (value['logDriver'] !== 'awslogs') {
    reading.notSimulated.push(
      `${resource.address}: the log driver ${text(value['logDriver'])} is not simulated; its log is not kept`,
    );
    return undefined;
  }
  const options = isRecord(value['options']) ? value['options'] : {};
  return {
    groupName: text(options['awslogs-group']),
    streamPrefix: text(options['awslogs-stream-prefix']),
  };
}

/** The repository of these stacks that an image is pulled from. */
function repositoryOf(reading: Reading, image: string): string | undefined {
  const name = image.split(/[@]|:(?=[^/]*$)/)[0] ?? image;
  const own = reading
    .all('aws_ecr_repository')
    .find((found) => reading.identifier(found, 'repository_url') === name);
  return own && reading.identifier(own, 'arn');
}

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
