import { Lazy } from 'cdktf';
import * as fc from 'fast-check';
import { notPrefix } from './not-prefix';
import type { Prefix } from './prefix';
import {
  addressBits,
  addressCount,
  contains,
  enclosingPrefix,
  formatAddress,
  formatPrefix,
  nthAddress,
  overlappingPairs,
  overlaps,
  parseAddress,
  parsePrefix,
  subprefix,
} from './prefix';

const prefix = (text: string): Prefix => {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`no prefix: ${text}`);
  return parsed;
};

/** Any block of either family. */
const anyPrefix = fc.constantFrom('ipv4' as const, 'ipv6' as const).chain((family) =>
  fc
    .tuple(fc.bigInt(0n, (1n << BigInt(addressBits(family))) - 1n), fc.nat(addressBits(family)))
    .map(([value, length]) => {
      const size = 1n << BigInt(addressBits(family) - length);
      return { family, first: value - (value % size), length };
    }),
);

it('reads back what it has written', () => {
  fc.assert(
    fc.property(anyPrefix, (block) => {
      expect(parsePrefix(formatPrefix(block))).toEqual(block);
    }),
  );
});

it('writes IPv6 in its shortest form', () => {
  expect(formatPrefix(prefix('2001:0DB8:0:0::/56'))).toBe('2001:db8::/56');
});

it.each(['10.0.0.0/16', '0.0.0.0/0', '10.1.2.3/32', '2001:db8::/56', '::/0'])(
  'reads %s',
  (text) => {
    expect(formatPrefix(prefix(text))).toBe(text);
  },
);

it.each([
  '10.0.0.1/16',
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0.0/016',
  '10.0.0/8',
  '010.0.0.0/8',
  '10.0.0.0/8/8',
  '2001:db8::1/56',
  '2001:db8::/129',
  'fe80::%eth0/64',
  '',
])('reads no block from "%s"', (text) => {
  expect(parsePrefix(text)).toBeUndefined();
});

it('finds the block around an address', () => {
  expect(enclosingPrefix('10.0.9.1/16')).toEqual(prefix('10.0.0.0/16'));
  expect(enclosingPrefix('10.0.9.1')).toBeUndefined();
});

it('reads and writes one address', () => {
  expect(parseAddress('169.254.0.6')).toEqual({ family: 'ipv4', value: 0xa9fe0006n });
  expect(parseAddress('10.0.0.0/8')).toBeUndefined();
  expect(formatAddress({ family: 'ipv6', value: 1n })).toBe('::1');
});

it('knows a block inside another, itself included, and nothing across families', () => {
  expect(contains(prefix('10.0.0.0/8'), prefix('10.9.0.0/16'))).toBe(true);
  expect(contains(prefix('10.0.0.0/8'), prefix('10.0.0.0/8'))).toBe(true);
  expect(contains(prefix('10.0.0.0/16'), prefix('10.0.0.0/8'))).toBe(false);
  expect(contains(prefix('0.0.0.0/0'), prefix('::/0'))).toBe(false);
});

it('sees an overlap exactly where an address is shared', () => {
  fc.assert(
    fc.property(anyPrefix, anyPrefix, (one, other) => {
      const last = (block: Prefix) => block.first + addressCount(block) - 1n;
      const shared =
        one.family === other.family && one.first <= last(other) && other.first <= last(one);
      expect(overlaps(one, other)).toBe(shared);
    }),
  );
});

it('names the pairs that overlap', () => {
  const blocks = ['10.0.0.0/16', '10.1.0.0/16', '10.0.8.0/24'].map(prefix);
  expect(overlappingPairs(blocks)).toEqual([[blocks[0], blocks[2]]]);
});

it('counts parts as cidrsubnet does', () => {
  expect(formatPrefix(subprefix(prefix('10.0.0.0/16'), 20, 3))).toBe('10.0.48.0/20');
  expect(formatPrefix(subprefix(prefix('2001:db8::/56'), 64, 255))).toBe('2001:db8:0:ff::/64');
  expect(() => subprefix(prefix('10.0.0.0/16'), 20, 16)).toThrow(
    '10.0.0.0/16 has no part 16 of length 20',
  );
});

it('counts addresses from the first to the last', () => {
  const block = prefix('169.254.10.0/30');
  expect(nthAddress(block, 1)).toEqual(parseAddress('169.254.10.1'));
  expect(nthAddress(block, 3)).toEqual(parseAddress('169.254.10.3'));
  expect(nthAddress(block, 4)).toBeUndefined();
  expect(nthAddress(block, -1)).toBeUndefined();
});

describe('a block in props', () => {
  const rule = { family: 'ipv4', minimumLength: 16, maximumLength: 28 } as const;

  it.each([undefined, '10.0.0.0/16', '10.0.0.0/28', Lazy.stringValue({ produce: () => 'x' })])(
    'passes %p',
    (value) => {
      expect(notPrefix('cidrBlock', value, rule)).toBeUndefined();
    },
  );

  it.each([
    ['10.0.0.0', 'cidrBlock must be an IPv4 block such as 10.0.0.0/16, got "10.0.0.0"'],
    ['2001:db8::/56', 'cidrBlock must be an IPv4 block such as 10.0.0.0/16, got "2001:db8::/56"'],
    ['10.0.1.0/16', 'cidrBlock must start at its first address, 10.0.0.0/16, got "10.0.1.0/16"'],
    ['10.0.0.0/15', 'cidrBlock must be between /16 and /28, got "10.0.0.0/15"'],
    ['10.0.0.0/29', 'cidrBlock must be between /16 and /28, got "10.0.0.0/29"'],
  ])('refuses %s', (value, problem) => {
    expect(notPrefix('cidrBlock', value, rule)).toBe(problem);
  });

  it('takes either family where no family is asked for', () => {
    expect(notPrefix('cidrBlock', '2001:db8::/56')).toBeUndefined();
    expect(notPrefix('cidrBlock', 'x')).toBe(
      'cidrBlock must be a block such as 10.0.0.0/16, got "x"',
    );
  });
});
