import { isUnknown, textOf, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { isRecord } from '../policy/policy';

/** Where a queue's messages go that are received too often. */
export interface Redrive {
  readonly queue: Subject;
  /** The resource that states it. */
  readonly stated: Subject;
  /** Undefined where it is not in these configurations. */
  readonly deadLetterQueue: Subject | undefined;
  /** Undefined where it is not known. */
  readonly maxReceiveCount: number | undefined;
}

/** A JSON text, with references as Terraform's own text in it; undefined where it is not known. */
export function jsonIn(value: Value | undefined): unknown {
  const text = isUnknown(value) ? value.expression : textOf(value);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export const redrivesOf = perEstate((estate: Estate): readonly Redrive[] => {
  return estate.all('aws_sqs_queue').flatMap((queue) => {
    const [stated] = [
      queue,
      ...estate.naming(queue, 'aws_sqs_queue_redrive_policy', 'queue_url'),
    ].filter(({ attributes }) => isStated(attributes['redrive_policy']));
    if (stated === undefined) return [];
    const written = stated.attributes['redrive_policy'];
    const policy = jsonIn(written);
    const { deadLetterTargetArn, maxReceiveCount } = isRecord(policy) ? policy : {};
    const count = Number(maxReceiveCount);
    return [
      {
        queue,
        stated,
        deadLetterQueue: estate.target(
          stated,
          // A plan does not have the text of a policy, only that it comes from the ARN of one queue.
          policy === undefined && isUnknown(written) ? written : textIn(deadLetterTargetArn),
          'aws_sqs_queue',
        ),
        maxReceiveCount: Number.isInteger(count) ? count : undefined,
      },
    ];
  });
});

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
