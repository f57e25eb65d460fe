import { createHash } from 'node:crypto';
import type { Json } from '../dynamodb-api';
import type { AttributeValue, Item } from '../value/attribute-value';
import { keyText } from '../value/compare';
import { validation } from '../value/validation';

/** Whether an item belongs to the segment of a parallel scan. @throws AwsError for half a segment */
export function segmentOf(input: Json, hashKey: string): (item: Item) => boolean {
  const { Segment: segment, TotalSegments: total } = input;
  if (segment === undefined && total === undefined) return () => true;
  if (typeof segment !== 'number' || typeof total !== 'number') {
    throw validation(
      typeof segment === 'number'
        ? 'The TotalSegments parameter is required but was not present in the request when Segment parameter is present'
        : 'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (segment >= total || segment < 0) {
    throw validation(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return (item) => {
    const digest = createHash('md5')
      .update(keyText(item[hashKey] as AttributeValue))
      .digest();
    return digest.readUInt32BE(0) % total === segment;
  };
}
