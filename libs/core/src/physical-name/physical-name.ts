import type { IConstruct } from 'constructs';
import { createHash } from 'node:crypto';
import { environmentOf } from '../environment/environment';

/** Long enough that two paths of one account do not meet, short enough to leave the name readable. */
const DIGEST_LENGTH = 8;

/**
 * A name for what AWS gives none: the stage and the construct's path, such as `prod-orders-Worker`, in letters, digits,
 * `-` and `_`; the path alone where the stack's id ends in the stage, as in `lambdas-prod-Thumbnail`. A name over
 * `maxLength` ends in a digest of the whole.
 */
export function physicalName(scope: IConstruct, maxLength: number): string {
  return nameWith(environmentOf(scope).stage, scope, maxLength);
}

/** The name for a given stage; without one, of the path alone. */
export function nameWith(stage: string | undefined, scope: IConstruct, maxLength: number): string {
  const path = scope.node.path.split('/');
  const whole = (stage === undefined || path[0]?.endsWith(`-${stage}`) ? path : [stage, ...path])
    .map((part) => part.replace(/[^A-Za-z0-9_-]/g, '-'))
    .join('-');
  if (whole.length <= maxLength) return whole;
  const digest = createHash('sha256').update(scope.node.path).digest('hex').slice(0, DIGEST_LENGTH);
  return `${whole.slice(0, maxLength - DIGEST_LENGTH - 1)}-${digest}`;
}
