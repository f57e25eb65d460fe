import { createHash } from 'node:crypto';
import type { MessageAttributes } from './sqs-api';

/** How the digest marks text and binary values. */
const TEXT = 1;
const BINARY = 2;

/**
 * The digest that SDKs compare ("Calculating the MD5 message digest for message attributes").
 *
 * @returns undefined for a message without attributes
 */
export function digestOfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const withLength = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name];
    if (attribute === undefined) continue;
    withLength(Buffer.from(name));
    withLength(Buffer.from(attribute.dataType));
    const isBinary = attribute.dataType.startsWith('Binary');
    hash.update(Buffer.from([isBinary ? BINARY : TEXT]));
    withLength(
      isBinary
        ? Buffer.from(attribute.binaryValue ?? '', 'base64')
        : Buffer.from(attribute.stringValue ?? ''),
    );
  }
  return hash.digest('hex');
}
