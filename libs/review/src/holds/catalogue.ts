import { textOf, type ObjectValue } from '@archway/terraform';
import { DATA, RECORDS } from './data';
import type { Holding, Row, Weight } from './holding';
import { IDENTITY, SERVICES } from './identity';

const of = (weight: Weight, rows: readonly Row[]): readonly (readonly [string, Holding])[] =>
  rows.map(([type, noun, holds, follows]) => [
    type,
    { noun, weight, holds, ...(follows === undefined ? {} : { follows }) },
  ]);

/** By type. A type that is not here holds nothing worth a word. */
const HOLDINGS: ReadonlyMap<string, Holding> = new Map([
  ...of('data', DATA),
  ...of('record', RECORDS),
  ...of('identity', IDENTITY),
  ...of('service', SERVICES),
]);

/** Endpoints for which SNS asks nobody to confirm. */
const SELF_CONFIRMED = ['sqs', 'lambda', 'firehose', 'application'];

/** What a resource holds; undefined where it is nothing, or nobody has to do anything to have it back. */
export function holdingOf(type: string, attributes: ObjectValue | undefined): Holding | undefined {
  const confirmsItself =
    type === 'aws_sns_topic_subscription' &&
    SELF_CONFIRMED.includes(textOf(attributes?.['protocol']) ?? '');
  return confirmsItself ? undefined : HOLDINGS.get(type);
}
