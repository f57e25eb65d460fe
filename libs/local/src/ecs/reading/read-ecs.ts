import { textOf } from '@archway/terraform';
import type { Reading } from '../../architecture/reading';
import type { EcsPart } from '../ecs-parts';
import { scalingsOf } from './read-scalings';
import { servicesOf } from './read-services';
import { taskDefinitionsOf } from './read-task-definitions';

export function ecsOf(reading: Reading): EcsPart {
  const taskDefinitions = taskDefinitionsOf(reading);
  return {
    taskDefinitions,
    services: servicesOf(reading, taskDefinitions),
    scalings: scalingsOf(reading),
    secrets: secretsOf(reading),
  };
}

/** Values that the stacks themselves state, by the ARN that containers name. */
function secretsOf(reading: Reading): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const version of reading.all('aws_secretsmanager_secret_version')) {
    const { secret_id: id, secret_string: value } = version.resource.attributes;
    const [arn, text] = [textOf(id), textOf(value)];
    if (arn !== undefined && text !== undefined) found.set(arn, text);
  }
  for (const parameter of reading.all('aws_ssm_parameter')) {
    const text = textOf(parameter.resource.attributes['value']);
    if (text !== undefined) found.set(reading.identifier(parameter, 'arn'), text);
  }
  return found;
}
