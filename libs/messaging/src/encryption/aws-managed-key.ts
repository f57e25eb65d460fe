import type { IKey, Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';

/**
 * A key that AWS manages, given where a customer managed one must stand: its policy cannot admit another service, so
 * that events are dropped without a word. Keys whose ARN Terraform computes pass.
 */
export function awsManagedKey(prop: string, key: IKey | undefined): Problem {
  if (key === undefined || isOpen(key.keyArn)) return undefined;
  return problemIf(
    /(^|:)alias\/aws\//.test(key.keyArn),
    `${prop} must be a customer managed key, got ${show(key.keyArn)}: no service can deliver through an AWS managed key`,
  );
}
