import type { Problem } from '@archway/core';
import { Token } from 'cdktf';
import { notSecret } from './location';

/** A password or token must come from a variable or a secret. */
export function notInCode(prop: string, value: string): Problem {
  return notSecret(prop, value, Token.isUnresolved(value));
}
