import { createHash } from 'node:crypto';

/** The algorithms with which S3 checks what it receives ("Checking object integrity in Amazon S3"). */
export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; with `-N` behind it for a composite one of N parts. */
  readonly value: string;
  /** Of all bytes, or of the checksums of the parts. */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** Base64, most significant byte first. */
export function checksumOf(algorithm: ChecksumAlgorithm, body: Uint8Array): string {
  switch (algorithm) {
    case 'SHA1':
    case 'SHA256':
      return createHash(algorithm.toLowerCase()).update(body).digest('base64');
    case 'CRC32':
      return crc32(CRC32, body);
    case 'CRC32C':
      return crc32(CRC32C, body);
    case 'CRC64NVME':
      return crc64(body);
  }
}

/** The checksum of the checksums of parts, as an upload in parts has it. */
export function compositeChecksum(
  algorithm: ChecksumAlgorithm,
  parts: readonly Uint8Array[],
): Checksum {
  const each = parts.map((part) => Buffer.from(checksumOf(algorithm, part), 'base64'));
  const value = `${checksumOf(algorithm, Buffer.concat(each))}-${parts.length}`;
  return { algorithm, value, type: 'COMPOSITE' };
}

// Polynomials with their bits reversed: of IEEE 802.3, of Castagnoli, and of NVM Express.
const CRC32 = table32(0xed_b8_83_20);
const CRC32C = table32(0x82_f6_3b_78);
const CRC64_NVME = 0x9a_6c_93_29_ac_4b_c9_b5n;

function table32(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1) === 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    }
    return value;
  });
}

function crc32(table: Uint32Array, body: Uint8Array): string {
  let crc = 0xff_ff_ff_ff;
  for (const byte of body) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] as number);
  const out = Buffer.alloc(4);
  out.writeUInt32BE((crc ^ 0xff_ff_ff_ff) >>> 0);
  return out.toString('base64');
}

/** The upper and lower halves of the table, because a number of JavaScript has 53 exact bits. */
const [UPPER, LOWER] = table64();

function table64(): readonly [Uint32Array, Uint32Array] {
  const upper = new Uint32Array(256);
  const lower = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1n) === 1n ? (value >> 1n) ^ CRC64_NVME : value >> 1n;
    }
    upper[byte] = Number(value >> 32n);
    lower[byte] = Number(value & 0xff_ff_ff_ffn);
  }
  return [upper, lower];
}

function crc64(body: Uint8Array): string {
  let high = 0xff_ff_ff_ff;
  let low = 0xff_ff_ff_ff;
  for (const byte of body) {
    const at = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (LOWER[at] as number);
    high = (high >>> 8) ^ (UPPER[at] as number);
  }
  const out = Buffer.alloc(8);
  out.writeUInt32BE((high ^ 0xff_ff_ff_ff) >>> 0);
  out.writeUInt32BE((low ^ 0xff_ff_ff_ff) >>> 0, 4);
  return out.toString('base64');
}
