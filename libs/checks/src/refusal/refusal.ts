import { numberOf, textsOf, type ObjectValue } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';

/** What AWS refuses in the arguments of one resource; undefined where it takes them. */
export type Refusal = (
  attributes: ObjectValue,
  subject: Subject,
  estate: Estate,
) => string | undefined;

/** A number that is stated and known. */
export const number = (attributes: ObjectValue, name: string): number | undefined =>
  numberOf(attributes[name]);

/** Whether a task definition is for Fargate. */
export const isFargate = (attributes: ObjectValue): boolean =>
  textsOf(attributes['requires_compatibilities']).includes('FARGATE');
