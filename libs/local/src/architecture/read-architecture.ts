import type { Stack, Value } from '@archway/terraform';
import { attributeResolver } from '../naming/computed-attributes';
import { environmentOf, type Environment } from '../naming/environment';
import type { Architecture } from './architecture';
import { bucketsOf, notificationsOf } from './buckets';
import { functionsOf } from './functions';
import { mappingsOf } from './mappings';
import { queuesOf } from './queues';
import { Reading } from './reading';
import { rolesOf } from './roles';
import { subscriptionsOf, topicsOf } from './topics';

/** Kinds that carry events and are not simulated, with what does not happen. */
const NOT_SIMULATED: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_target: 'EventBridge is not simulated; the target is never called',
  aws_pipes_pipe: 'EventBridge Pipes are not simulated; nothing flows through it',
  aws_scheduler_schedule: 'EventBridge Scheduler is not simulated; it never fires',
  aws_s3control_object_lambda_access_point: 'S3 Object Lambda is not simulated',
  aws_lambda_function_url: 'function URLs are not simulated; it answers nothing',
  aws_sfn_state_machine: 'Step Functions are not simulated; it never runs',
};

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
  };
  for (const [type, sentence] of Object.entries(NOT_SIMULATED)) {
    for (const { resource } of reading.all(type)) {
      reading.notSimulated.push(`${resource.address}: ${sentence}`);
    }
  }
  for (const stack of resolved) {
    for (const name of stack.modules) {
      reading.notSimulated.push(`module.${name}: what is inside modules is not read`);
    }
    for (const { address, repetition } of stack.resources) {
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
