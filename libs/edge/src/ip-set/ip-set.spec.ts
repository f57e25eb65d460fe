import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import type { Arguments } from '@archway/testing';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { IpSetProps } from './ip-set';
import { IpSet } from './ip-set';

function setOf(props: Partial<IpSetProps>): Arguments {
  return synth((stack) => {
    new IpSet(stack, 'Office', { scope: 'REGIONAL', addresses: [], ...props });
  }).only(Wafv2IpSet);
}

it('deploys a set at an address of its own, made anew before the old one goes', () => {
  const stack = synth((scope) => new IpSet(scope, 'Office', { scope: 'REGIONAL', addresses: [] }));
  expect(stack.addresses).toEqual(['aws_wafv2_ip_set.Office']);
  expect(stack.only(Wafv2IpSet)).toEqual({
    scope: 'REGIONAL',
    ip_address_version: 'IPV4',
    addresses: [],
    name_prefix: 'test-test-Office-',
    lifecycle: { create_before_destroy: true, ignore_changes: ['name_prefix'] },
  });
});

it.each([
  [['203.0.113.0/24', '198.51.100.7'], 'IPV4', ['203.0.113.0/24', '198.51.100.7/32']],
  [['2001:db8::/32', '2001:db8::1'], 'IPV6', ['2001:db8::/32', '2001:db8::1/128']],
  [['0.0.0.0/1', '128.0.0.0/1'], 'IPV4', ['0.0.0.0/1', '128.0.0.0/1']],
  [[Lazy.stringValue({ produce: () => '${var.cidr}' })], 'IPV4', ['${var.cidr}']],
])('reads the family of %j from the first', (addresses, version, blocks) => {
  expect(setOf({ addresses })).toMatchObject({ ip_address_version: version, addresses: blocks });
});

it('can be empty, and of the family that is to come', () => {
  expect(setOf({ ipVersion: 'IPV6', description: 'later' })).toMatchObject({
    ip_address_version: 'IPV6',
    description: 'later',
  });
});

it.each([
  ['0.0.0.0/0', 'addresses must be IPV4 blocks from /1 to /32, got "0.0.0.0/0"'],
  ['::/0', 'addresses must be IPV6 blocks from /1 to /128, got "::/0"'],
  ['10.0.0.0/33', 'got "10.0.0.0/33"'],
  ['10.0.0', 'got "10.0.0"'],
  ['10.0.0.0/', 'got "10.0.0.0/"'],
  ['10.0.0.0/8/8', 'got "10.0.0.0/8/8"'],
])('refuses %s', (address, problem) => {
  expect(() => setOf({ addresses: [address] })).toThrow(problem);
});

it('refuses two families in one set', () => {
  expect(() => setOf({ addresses: ['10.0.0.0/8', '2001:db8::/32'] })).toThrow(
    `IpSet 'test/Office': addresses must be IPV4 blocks from /1 to /32, got "2001:db8::/32": a set holds one family`,
  );
});

it('refuses addresses of another family than is said', () => {
  expect(() => setOf({ addresses: ['10.0.0.0/8'], ipVersion: 'IPV6' })).toThrow('got "10.0.0.0/8"');
});

it('holds 10000 addresses and not one more', () => {
  const addresses = Array.from(
    { length: 10_001 },
    (_, index) => `10.0.${index >> 8}.${index & 255}`,
  );
  expect(() => setOf({ addresses })).toThrow('addresses must be at most 10000, got 10001');
  expect(() => setOf({ addresses: addresses.slice(1) })).not.toThrow();
});

it('can be deployed elsewhere', () => {
  synth((stack) => {
    const attributes = { ipSetArn: 'arn:set', scope: 'REGIONAL' } as const;
    expect(IpSet.fromIpSetAttributes(stack, 'Shared', attributes)).toMatchObject(attributes);
  });
});
