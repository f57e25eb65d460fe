import type { Stack, Value } from '@archway/terraform';
import { notSimulatedOf } from '../accounted/not-simulated';
import { deliveryStreamsOf } from '../firehose/read-delivery-streams';
import { pipesOf } from '../pipes/read-pipes';
import { ecsOf } from '../ecs/reading/read-ecs';
import { streamMappingsOf, streamsOf } from '../kinesis/read-streams';
import { attributeResolver } from '../naming/computed-attributes';
import { environmentOf, type Environment } from '../naming/environment';
import { defaultBusArn } from '../naming/event-bus';
import { alarmsOf } from './alarms';
import type { Architecture } from './architecture';
import { bucketsOf, notificationsOf } from './buckets';
import { functionsOf } from './functions';
import { mappingsOf } from './mappings';
import { queuesOf } from './queues';
import { Reading } from './reading';
import { rolesOf } from './roles';
import { busesOf, rulesOf } from './rules';
import { schedulesOf } from './schedules';
import { functionUrlsOf, httpApisOf } from '../api-gateway/read/http-apis';
import { restApisOf } from '../api-gateway/read/rest-apis';
import { tablesOf } from './tables';
import { subscriptionsOf, topicsOf } from './topics';

/** Reads the event flow out of stacks; computed identifiers are derived from names and addresses. */
export function readArchitecture(
  stacks: readonly Stack[],
  given: Partial<Environment> = {},
): Architecture {
  const resolved = resolveTogether(stacks, given);
  const reading = new Reading(resolved, (stack) => environmentOf(stack, given));
  const functions = functionsOf(reading);
  const [first] = resolved;
  const environment: Environment =
    first === undefined
      ? { accountId: '', region: '', partition: 'aws', ...given }
      : environmentOf(first, given);
  const architecture = {
    ...environment,
    buckets: bucketsOf(reading),
    notifications: notificationsOf(reading),
    queues: queuesOf(reading),
    topics: topicsOf(reading),
    subscriptions: subscriptionsOf(reading),
    functions,
    mappings: mappingsOf(reading, functions),
    roles: rolesOf(reading),
    alarms: alarmsOf(reading),
    logGroupNames: reading
      .all('aws_cloudwatch_log_group')
      .map((found) => reading.identifier(found, 'name')),
    buses: busesOf(reading, defaultBusArn(environment)),
    rules: rulesOf(reading),
    schedules: schedulesOf(reading),
    streams: streamsOf(reading),
    streamMappings: streamMappingsOf(reading, functions),
    deliveryStreams: deliveryStreamsOf(reading),
    tables: tablesOf(reading),
    ecs: ecsOf(reading),
    pipes: pipesOf(reading),
    restApis: restApisOf(reading),
    httpApis: httpApisOf(reading),
    functionUrls: functionUrlsOf(reading, functions),
  };
  for (const stack of resolved) {
    for (const name of stack.modules) {
      reading.notSimulated.push(
        `module.${name}: it is not on this machine (terraform init fetches it); what is inside does not exist here`,
      );
    }
    for (const resource of stack.resources) {
      reading.notSimulated.push(...notSimulatedOf(resource));
      const { address, repetition } = resource;
      if (repetition !== undefined) {
        reading.notSimulated.push(`${address}: it repeats by ${repetition}; it counts as one here`);
      }
    }
  }
  return { ...architecture, notSimulated: [...new Set(reading.notSimulated)] };
}

/** Stacks of one app refer to each other's outputs; each is resolved when first asked for. */
function resolveTogether(stacks: readonly Stack[], given: Partial<Environment>): readonly Stack[] {
  const resolved = new Map<Stack, Stack>();
  const resolve = (stack: Stack): Stack => {
    const known = resolved.get(stack);
    if (known !== undefined) return known;
    // A stack that asks for itself, through another, is answered by what it states.
    resolved.set(stack, stack);
    const outputOf = (name: string, output: string): Value | undefined => {
      const other = stacks.find((each) => each.name === name);
      return other === undefined
        ? undefined
        : resolve(other).outputs.find((each) => each.name === output)?.value;
    };
    const own = stack.resolved(attributeResolver(stack, environmentOf(stack, given), outputOf));
    resolved.set(stack, own);
    return own;
  };
  return stacks.map(resolve);
}
