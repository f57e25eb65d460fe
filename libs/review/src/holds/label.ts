import { resourceType } from '@archway/aws';
import { textOf, type ObjectValue } from '@archway/terraform';
import { holdingOf } from './catalogue';

/** What a resource is called by: its name in AWS, else where it was made, else its address. */
interface Called {
  readonly type: string;
  readonly address: string;
  readonly constructPath: string;
}

/** `Queue orders`; for what has no word of its own `aws_sqs_queue_policy.Orders`. */
export function labelOf(called: Called, attributes: ObjectValue | undefined): string {
  const holding = holdingOf(called.type, undefined);
  if (holding === undefined) return placeOf(called);
  const name = textOf(attributes?.[resourceType(called.type)?.nameArgument ?? 'name']);
  return `${capitalized(holding.noun)} ${name === undefined || name === '' ? placeOf(called) : name}`;
}

/** Where CDKTF made it, else its address. */
export function placeOf({ address, constructPath }: Called): string {
  if (constructPath === address) return address;
  const key = /\[[^\]]*\]$/.exec(address)?.[0] ?? '';
  return `${constructPath.replace(/\/(?:Default|Resource)$/, '')}${key}`;
}

export function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** `2 queues`, `1 directory`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
