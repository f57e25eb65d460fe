import { isUnknown, textOf } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';

/** Since this platform version a task asks `ecr.api` from its own network interface, as LATEST does. */
const WITH_API = [1, 4];

/**
 * The services of AWS that a Fargate task calls before its first line runs:
 * docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function neededServices(estate: Estate, service: Subject): readonly string[] {
  const task = estate.target(
    service,
    service.attributes['task_definition'],
    'aws_ecs_task_definition',
  );
  const stated = task?.attributes['container_definitions'];
  const text = (isUnknown(stated) ? stated.expression : textOf(stated)) ?? '';
  return [
    ...(asksApi(service) ? ['ecr.api'] : []),
    'ecr.dkr',
    's3',
    ...(/"logDriver"\s*:\s*"awslogs"/.test(text) ? ['logs'] : []),
    ...(/"valueFrom"\s*:\s*"[^"]*(aws_secretsmanager_secret|:secretsmanager:)/.test(text)
      ? ['secretsmanager']
      : []),
    ...(/"valueFrom"\s*:\s*"[^"]*(aws_ssm_parameter|:ssm:)/.test(text) ? ['ssm'] : []),
  ];
}

function asksApi({ attributes }: Subject): boolean {
  const found = /^(\d+)\.(\d+)/.exec(textOf(attributes['platform_version']) ?? '');
  if (found === null) return true;
  const [major = 0, minor = 0] = found.slice(1).map(Number);
  const [fromMajor = 0, fromMinor = 0] = WITH_API;
  return major > fromMajor || (major === fromMajor && minor >= fromMinor);
}
