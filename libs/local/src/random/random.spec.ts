import { Random } from './random';

it('repeats with its seed and differs with another', () => {
  const draw = (seed: number): number[] => {
    const random = new Random(seed);
    return [random.next(), random.below(100), random.next()];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('draws nothing for a chance of 0, so that a plan without a fault changes nothing', () => {
  const random = new Random(1);
  expect(random.chance(0)).toBe(false);
  expect(random.next()).toBe(new Random(1).next());
});

it('makes identifiers in the form of a UUID', () => {
  expect(new Random(1).uuid()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
