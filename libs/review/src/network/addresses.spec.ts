import fc from 'fast-check';
import { addressesOf, allAddresses, cidrsOf, isAnybody, withoutAddresses } from './addresses';

const block = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 26, max: 32 }))
  .map(([host, length]) => `192.168.0.${host}/${length}`);

const hosts = Array.from({ length: 64 }, (_, host) => host);

const holds = (cidrs: readonly string[], host: number): boolean =>
  cidrs.some((cidr) => {
    const [address = '', length = '32'] = cidr.split('/');
    const first = Number(address.split('.')[3]);
    return host >> (32 - Number(length)) === first >> (32 - Number(length));
  });

it('holds what one has and the other has not, address by address', () => {
  fc.assert(
    fc.property(fc.array(block), fc.array(block), (one, other) => {
      const left = cidrsOf(withoutAddresses(addressesOf(one), addressesOf(other)));
      for (const host of hosts) {
        expect(holds(left, host)).toBe(holds(one, host) && !holds(other, host));
      }
    }),
  );
});

it('writes the same addresses as the same blocks, however they were put together', () => {
  fc.assert(
    fc.property(fc.array(block), (blocks) => {
      const one = cidrsOf(addressesOf(blocks));
      const other = cidrsOf(allAddresses([...blocks].reverse().map((each) => addressesOf([each]))));
      expect(other).toEqual(one);
      // Two halves would have been one block.
      expect(cidrsOf(addressesOf(one))).toEqual(one);
    }),
  );
});

it('writes both families', () => {
  expect(
    cidrsOf(addressesOf(['2001:db8::/33', '2001:db8:8000::/33', '10.0.0.1', 'nonsense'])),
  ).toEqual(['10.0.0.1/32', '2001:db8::/32']);
});

it.each([['0.0.0.0/0'], ['0.0.0.0/1'], ['8.0.0.0/8'], ['::/0'], ['2000::/3'], ['2a00::/12']])(
  'takes %s for anybody',
  (cidr) => {
    expect(isAnybody(addressesOf([cidr]))).toBe(true);
  },
);

it.each([['10.0.0.0/8'], ['8.0.0.0/9'], ['192.0.2.0/24'], ['fc00::/7'], ['2001:db8::/32']])(
  'takes %s for a network',
  (cidr) => {
    expect(isAnybody(addressesOf([cidr]))).toBe(false);
  },
);
