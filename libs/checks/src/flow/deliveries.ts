import { typesKnowing } from '@archway/aws';
import { blocksOf, isList, type ObjectValue, type Value } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';

/** A service that puts messages into a queue or topic. */
export interface Delivery {
  /** Such as `s3.amazonaws.com`. */
  readonly service: string;
  /** What a person calls it. */
  readonly from: string;
  readonly to: Subject;
  /** The resource that states it. */
  readonly stated: Subject;
}

const DELIVERIES = typesKnowing('deliveries').flatMap(({ type, deliveries }) =>
  deliveries
    .filter(({ permission = 'policy' }) => permission === 'policy')
    .map((each) => ({ type, ...each })),
);

/** Types whose own policy has to let in what is delivered; that of a function is another matter. */
const RECEIVERS = ['aws_sqs_queue', 'aws_sns_topic'];

/** What services deliver to queues and topics, as far as the tables of resource types know. */
export function deliveriesOf(
  estate: Estate,
  receivers: readonly string[] = RECEIVERS,
): readonly Delivery[] {
  return DELIVERIES.flatMap(({ type, service, to, toTypes, from, fromType }) => {
    const types = toTypes.filter((each) => receivers.includes(each));
    if (types.length === 0) return [];
    return estate.all(type).flatMap((stated) =>
      valuesAt(stated.attributes, to.split('.')).flatMap((value) => {
        const target = estate.target(stated, value, ...types);
        if (target === undefined) return [];
        const source =
          from === undefined || fromType === undefined
            ? stated.address
            : (estate.target(stated, stated.attributes[from], fromType)?.address ??
              NAMES[fromType] ??
              stated.address);
        return [{ service, from: source, to: target, stated }];
      }),
    );
  });
}

/** What a source is called that is not in these configurations. */
const NAMES: Readonly<Record<string, string>> = { aws_s3_bucket: 'S3', aws_sns_topic: 'SNS' };

/** Every value of an argument within blocks, and of a list each. */
export function valuesAt(attributes: ObjectValue, path: readonly string[]): readonly Value[] {
  const [name = '', ...rest] = path;
  const value = attributes[name];
  if (rest.length > 0) return blocksOf(value).flatMap((block) => valuesAt(block, rest));
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}
