import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { addressesOf } from './addresses';
import { NearTraffic } from './near';
import { newTraffic, type Traffic } from './traffic';

const traffic = record({
  protocol: constantFrom('tcp', 'udp', '-1'),
  from: integer({ min: 0, max: 600 }),
  length: integer({ min: 0, max: 600 }),
  cidr: constantFrom('10.0.0.0/8', '10.1.0.0/16', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::/32'),
}).map(({ protocol, from, length, cidr }): Traffic => ({
  ...{ protocol, from, to: from + length },
  peers: { addresses: addressesOf([cidr]), named: new Map() },
}));

it('leaves out nothing that takes something away', () => {
  assert(
    property(array(traffic, { maxLength: 6 }), array(traffic, { maxLength: 6 }), (now, before) => {
      const near = new NearTraffic(before).to(now);
      expect(newTraffic(now, near)).toEqual(newTraffic(now, before));
    }),
  );
});

it('leaves out other ports and other peers', () => {
  const of = (from: number, cidr: string): Traffic => ({
    ...{ protocol: 'tcp', from, to: from },
    peers: { addresses: addressesOf([cidr]), named: new Map() },
  });
  const same = of(443, '10.0.0.0/8');
  const index = new NearTraffic([same, of(8443, '10.0.0.0/8'), of(443, '192.0.2.0/24')]);
  expect(index.to([of(443, '10.1.0.0/16')])).toEqual([same]);
});
