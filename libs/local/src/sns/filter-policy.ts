import type { SubscriptionPart } from '../architecture/architecture';
import { isRecord, matches } from '../pattern/pattern';
import type { MessageAttributes } from '../sqs/sqs-api';

/** Whether a subscription wants a message. A body that is no JSON object fits no policy on the body. */
export function wants(
  subscription: Pick<SubscriptionPart, 'filterPolicy' | 'filterPolicyScope'>,
  message: string,
  attributes: MessageAttributes,
): boolean {
  const { filterPolicy, filterPolicyScope } = subscription;
  if (filterPolicy === undefined) return true;
  if (filterPolicyScope === 'MessageAttributes') {
    return matches(filterPolicy, valuesOf(attributes));
  }
  try {
    const body = JSON.parse(message) as unknown;
    return isRecord(body) && matches(filterPolicy, body);
  } catch {
    return false;
  }
}

/** Numbers and arrays as JSON; binary values take no part. */
function valuesOf(attributes: MessageAttributes): Record<string, unknown> {
  const entries = Object.entries(attributes).flatMap(([name, { dataType, stringValue }]) => {
    if (dataType.startsWith('Binary') || stringValue === undefined) return [];
    if (dataType.startsWith('Number')) return [[name, Number(stringValue)] as const];
    if (dataType === 'String.Array') return [[name, parsed(stringValue)] as const];
    return [[name, stringValue] as const];
  });
  return Object.fromEntries(entries);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
