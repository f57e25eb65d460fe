import type { Problem } from '@archway/core';
import { isOpen, outOfRange, problemIf, show } from '@archway/core';
import type { AttributePattern, BodyPattern, PatternField } from './message-pattern';
import { fieldsOf, numbersOf } from './message-pattern';

/** What a message must have, in its attributes or in its JSON body, to be sent on. */
export type SubscriptionFilter =
  | {
      readonly scope: 'MessageAttributes';
      /** All of these have to match. */
      readonly attributes?: AttributePattern;
      /** And one of these, at least two. */
      readonly $or?: readonly AttributePattern[];
    }
  | {
      readonly scope: 'MessageBody';
      /** All of these have to match. */
      readonly body?: BodyPattern;
      /** And one of these, at least two. */
      readonly $or?: readonly BodyPattern[];
    };

// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;
const MOST_BYTES = 262_144;
const LARGEST_NUMBER = 1_000_000_000;

/** The subscription's arguments that hold the filter. */
export function renderFilter(filter: SubscriptionFilter): {
  readonly filterPolicy: string;
  readonly filterPolicyScope: string;
} {
  return { filterPolicy: JSON.stringify(policyOf(filter)), filterPolicyScope: filter.scope };
}

/** What SNS would refuse of a filter. */
export function filterProblems(filter: SubscriptionFilter): readonly Problem[] {
  const required = requiredOf(filter);
  const alternatives: readonly BodyPattern[] = filter.$or ?? [];
  const patterns = [required, ...alternatives];
  const fields = patterns.flatMap((pattern) => fieldsOf(pattern));
  const keys = new Set(patterns.flatMap((pattern) => Object.keys(pattern)));
  const combinations = combinationsOf(required, alternatives);
  const bytes = Buffer.byteLength(JSON.stringify(policyOf(filter)));
  return [
    problemIf(fields.length === 0, 'filterPolicy must name at least one value to match, got none'),
    problemIf(
      filter.$or !== undefined && filter.$or.length < 2,
      `filterPolicy.$or must have at least two alternatives, got ${alternatives.length}`,
    ),
    problemIf(
      keys.size > MOST_KEYS,
      `filterPolicy must have at most ${MOST_KEYS} keys, got ${keys.size}: ${[...keys].join(', ')}`,
    ),
    problemIf(
      combinations > MOST_COMBINATIONS,
      `filterPolicy must have at most ${MOST_COMBINATIONS} combinations of values, got ${combinations}`,
    ),
    problemIf(
      bytes > MOST_BYTES,
      `filterPolicy must have at most ${MOST_BYTES} bytes, got ${bytes}`,
    ),
    ...fields.flatMap(fieldProblems),
  ];
}

function requiredOf(filter: SubscriptionFilter): BodyPattern {
  return (filter.scope === 'MessageBody' ? filter.body : filter.attributes) ?? {};
}

function policyOf(filter: SubscriptionFilter): object {
  return { ...requiredOf(filter), ...(filter.$or && { $or: filter.$or }) };
}

/** The numbers of values multiplied, each with the depth of its field; alternatives are added up first. */
function combinationsOf(required: BodyPattern, alternatives: readonly BodyPattern[]): number {
  const product = (pattern: BodyPattern): number =>
    fieldsOf(pattern).reduce((all, { path, matchers }) => all * matchers.length * path.length, 1);
  const choice = alternatives.reduce((all, pattern) => all + product(pattern), 0);
  return product(required) * (alternatives.length === 0 ? 1 : choice);
}

function fieldProblems({ path, matchers }: PatternField): readonly Problem[] {
  const name = `filterPolicy.${path.join('.')}`;
  return [
    problemIf(matchers.length === 0, `${name} must have at least one value, got none`),
    ...matchers
      .flatMap(numbersOf)
      .flatMap((value) => [
        outOfRange(name, value, -LARGEST_NUMBER, LARGEST_NUMBER),
        problemIf(
          !isOpen(value) && Number(value.toFixed(5)) !== value,
          `${name} must have at most five decimal places, got ${show(value)}`,
        ),
      ]),
  ];
}
