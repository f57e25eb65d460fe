import { CHECKSUM_ALGORITHMS, checksumOf, compositeChecksum } from './checksum';

const CHECK = Buffer.from('123456789');

// The check values of the catalogues of CRC parameters, and of FIPS 180.
it.each([
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
  ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
] as const)('%s of 123456789 is %s', (algorithm, hex) => {
  expect(Buffer.from(checksumOf(algorithm, CHECK), 'base64').toString('hex')).toBe(hex);
});

it.each(CHECKSUM_ALGORITHMS)('a composite %s counts its parts', (algorithm) => {
  const { value, type } = compositeChecksum(algorithm, [CHECK, CHECK]);
  expect(type).toBe('COMPOSITE');
  const inner = Buffer.from(checksumOf(algorithm, CHECK), 'base64');
  expect(value).toBe(`${checksumOf(algorithm, Buffer.concat([inner, inner]))}-2`);
});
