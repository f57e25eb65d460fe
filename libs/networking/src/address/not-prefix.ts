import { isOpen, show } from '@archway/core';
import type { Problem } from '@archway/core';
import type { AddressFamily } from './prefix';
import { addressBits, enclosingPrefix, formatPrefix, parsePrefix } from './prefix';

/** What a block of addresses has to be. */
export interface PrefixRule {
  /** @default - either */
  readonly family?: AddressFamily;
  /**
   * The largest block: the smallest number behind the slash.
   *
   * @default 0
   */
  readonly minimumLength?: number;
  /**
   * The smallest block: the largest number behind the slash.
   *
   * @default - 32 or 128
   */
  readonly maximumLength?: number;
}

const EXAMPLES = {
  ipv4: 'an IPv4 block such as 10.0.0.0/16',
  ipv6: 'an IPv6 block such as 2001:db8::/56',
} as const;

/** A string that is no block of addresses, or not one that `rule` allows. Unset values and tokens pass. */
export function notPrefix(prop: string, value: string | undefined, rule: PrefixRule = {}): Problem {
  if (isOpen(value)) return undefined;
  const around = enclosingPrefix(value);
  if (!around || (rule.family && around.family !== rule.family)) {
    const expected = rule.family ? EXAMPLES[rule.family] : 'a block such as 10.0.0.0/16';
    return `${prop} must be ${expected}, got ${show(value)}`;
  }
  if (!parsePrefix(value)) {
    return `${prop} must start at its first address, ${formatPrefix(around)}, got ${show(value)}`;
  }
  const { minimumLength = 0, maximumLength = addressBits(around.family) } = rule;
  if (around.length < minimumLength || around.length > maximumLength) {
    return `${prop} must be between /${minimumLength} and /${maximumLength}, got ${show(value)}`;
  }
  return undefined;
}
