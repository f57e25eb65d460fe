import fc from 'fast-check';
import { AddressIndex } from './address-index';
import { contains, overlaps, parseCidr, type Cidr } from './cidr';

const cidr = (text: string): Cidr => {
  const block = parseCidr(text);
  if (block === undefined) throw new Error(`${text} is no block`);
  return block;
};
const block = fc.oneof(
  fc
    .tuple(fc.nat(255), fc.integer({ min: 22, max: 32 }))
    .map(([host, length]) => `10.0.${host % 4}.${host}/${length}`),
  fc
    .tuple(fc.nat(255), fc.integer({ min: 118, max: 128 }))
    .map(([host, length]) => `2001:db8::${host.toString(16)}/${length}`),
);
const indexOf = (texts: readonly string[]) =>
  new AddressIndex(texts.map((text, owner) => ({ block: cidr(text), owner })));
const owners = (entries: Iterable<{ readonly owner: number }>) =>
  [...entries].map(({ owner }) => owner).sort((a, b) => a - b);

it('finds what a comparison with every block finds, each once', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), block, (texts, asked) => {
      const index = indexOf(texts);
      const among = (test: (each: Cidr, other: Cidr) => boolean) =>
        texts.flatMap((text, at) => (test(cidr(text), cidr(asked)) ? [at] : []));
      expect(owners(index.overlapping(cidr(asked)))).toEqual(among(overlaps));
      expect(owners(index.containing(cidr(asked)))).toEqual(among(contains));
    }),
  );
});

it('puts together what shares addresses, under the widest block', () => {
  const families = indexOf(['10.0.1.0/24', '10.1.0.0/16', '10.0.0.0/16', '10.0.1.0/24']).families();
  expect(families.map((each) => each.map(({ owner }) => owner))).toEqual([[2, 0, 3], [1]]);
});

it('names the widest of those that contain a block first', () => {
  const index = indexOf(['10.0.0.0/24', '10.0.0.0/8', '10.0.0.0/16']);
  const found = [...index.containing(cidr('10.0.0.0/24'))].map((each) => each.block.text);
  expect(found).toEqual(['10.0.0.0/8', '10.0.0.0/16', '10.0.0.0/24']);
});
