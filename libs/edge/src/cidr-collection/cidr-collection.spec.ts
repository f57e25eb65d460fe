import { Route53CidrCollection } from '@cdktf/provider-aws/lib/route53-cidr-collection';
import { synth } from '@archway/testing';
import fc from 'fast-check';
import { blockProblems } from './block-problems';
import type { CidrCollectionProps } from './cidr-collection';
import { CidrCollection } from './cidr-collection';

const withLocations = (locations: CidrCollectionProps['locations'], collectionName?: string) =>
  synth((stack) => {
    new CidrCollection(stack, 'Offices', { locations, collectionName });
  });

it('is a collection and its locations', () => {
  const stack = withLocations({ berlin: ['198.51.100.0/24'], paris: ['2001:db8::/32'] });
  expect(stack.inventory).toEqual({ aws_route53_cidr_collection: 1, aws_route53_cidr_location: 2 });
  expect(stack.only(Route53CidrCollection)).toEqual({ name: 'test-test-Offices' });
  expect(stack.at(stack.addresses[1] ?? '')).toEqual({
    cidr_collection_id: '${aws_route53_cidr_collection.Offices.id}',
    name: 'berlin',
    cidr_blocks: ['198.51.100.0/24'],
  });
});

it('has a name of its own', () => {
  const stack = withLocations({ berlin: ['198.51.100.0/24'] }, 'offices');
  expect(stack.only(Route53CidrCollection)).toEqual({ name: 'offices' });
});

it('is referred to where others deploy it', () => {
  synth((stack) => {
    const attributes = { cidrCollectionId: 'c1' };
    const imported = CidrCollection.fromCidrCollectionAttributes(stack, 'Offices', attributes);
    expect(imported.cidrCollectionId).toBe('c1');
    expect(imported.locationNames).toBeUndefined();
  });
});

it.each<[CidrCollectionProps['locations']]>([
  [{ wide: ['128.0.0.0/1'], six: ['8000::/1', '2001:db8:1::/48'] }],
  [{ a: ['10.0.0.0/24'], b: ['10.0.1.0/24'] }],
  [{ abcdefghijklmnop: ['10.0.0.0/24'] }],
])('accepts %j', (locations) => {
  expect(() => withLocations(locations)).not.toThrow();
});

it.each<[CidrCollectionProps['locations'], string]>([
  [{}, 'locations must have one at least, got none'],
  [{ berlin: [] }, 'locations.berlin must have one block at least, got none'],
  [{ default: ['10.0.0.0/24'] }, 'not \'default\', got "default"'],
  [{ abcdefghijklmnopq: ['10.0.0.0/24'] }, 'locations must be named by 1 to 16'],
  [
    { a: ['10.0.0.0/25'] },
    'locations.a must be IPv4 blocks of 1 to 24 bits or IPv6 blocks of 1 to 48',
  ],
  [{ a: ['0.0.0.0/0'] }, 'got "0.0.0.0/0"'],
  [{ a: ['2001:db8::/49'] }, 'got "2001:db8::/49"'],
  [{ a: ['10.0.0.1/24'] }, 'got "10.0.0.1/24"'],
  [{ a: ['10.0.0.0'] }, 'got "10.0.0.0"'],
  [
    { a: ['10.0.0.0/8'], b: ['10.1.0.0/16'] },
    'locations must not overlap, got 10.0.0.0/8 in a and 10.1.0.0/16 in b',
  ],
  [{ a: ['2001:db8::/32', '2001:db8::/32'] }, 'locations must not overlap'],
])('refuses %j', (locations, problem) => {
  const build = () => withLocations(locations);
  expect(build).toThrow("CidrCollection 'test/Offices': ");
  expect(build).toThrow(problem);
});

it('holds 1000 blocks and refuses one more', () => {
  const blocks = (count: number) =>
    Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  expect(() => withLocations({ a: blocks(1_000) })).not.toThrow();
  expect(() => withLocations({ a: blocks(1_001) })).toThrow('at most 1000 blocks, got 1001');
});

it.each(['', 'a b', 'x'.repeat(65)])('refuses the name %p', (name) => {
  expect(() => withLocations({ a: ['10.0.0.0/24'] }, name)).toThrow(
    'collectionName must be 1 to 64',
  );
});

it('agrees on overlap with a comparison of every two blocks', () => {
  const block = fc
    .record({ first: fc.integer({ min: 0, max: 255 }), length: fc.integer({ min: 1, max: 8 }) })
    .map(({ first, length }) => ({ first: first - (first % 2 ** (8 - length)), length }));
  const end = ({ first, length }: { first: number; length: number }) => first + 2 ** (8 - length);
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const meet = blocks.some((one, index) =>
        blocks.slice(index + 1).some((two) => one.first < end(two) && two.first < end(one)),
      );
      const cidrs = blocks.map(({ first, length }) => `${first}.0.0.0/${length}`);
      expect(blockProblems({ a: cidrs }).some(Boolean)).toBe(meet);
    }),
  );
});
