import { AwsError } from '../../aws-error/aws-error';
import {
  CHECKSUM_ALGORITHMS,
  checksumOf,
  type Checksum,
  type ChecksumAlgorithm,
} from '../../s3/checksum';
import { header, type Call } from '../call/call';

/** The header that carries a checksum. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** An element of XML that carries a checksum, such as `ChecksumCRC32`. */
export function checksumElement({ algorithm, value, type }: Checksum): Record<string, string> {
  return { [`Checksum${algorithm}`]: value, ChecksumType: type };
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (checksum === undefined) return {};
  const { algorithm, value, type } = checksum;
  return { [checksumHeader(algorithm)]: value, 'x-amz-checksum-type': type };
}

/**
 * The checksum that came with a body, in a header or behind it.
 *
 * @throws AwsError `BadDigest` where it is not the body's
 */
export function checkedChecksum(call: Pick<Call, 'headers' | 'body'>): Checksum | undefined {
  for (const algorithm of CHECKSUM_ALGORITHMS) {
    const value = header(call, checksumHeader(algorithm));
    if (value === undefined) continue;
    if (checksumOf(algorithm, call.body) !== value) {
      throw new AwsError(
        'BadDigest',
        400,
        `The ${algorithm} you specified did not match the calculated checksum.`,
      );
    }
    return { algorithm, value, type: 'FULL_OBJECT' };
  }
  return undefined;
}

/** The algorithm of an upload in parts, and whether its checksum is of the whole or of the parts. */
export function checksumKind(
  call: Pick<Call, 'headers'>,
): Pick<Checksum, 'algorithm' | 'type'> | undefined {
  const named = header(call, 'x-amz-checksum-algorithm')?.toUpperCase();
  const algorithm = CHECKSUM_ALGORITHMS.find((each) => each === named);
  if (algorithm === undefined) return undefined;
  const stated = header(call, 'x-amz-checksum-type')?.toUpperCase();
  const type =
    stated === 'FULL_OBJECT' || (stated === undefined && algorithm === 'CRC64NVME')
      ? 'FULL_OBJECT'
      : 'COMPOSITE';
  return { algorithm, type };
}
