import { kindsOf, typesOf } from './groups';

it('counts kinds, what weighs most first', () => {
  const changes = (['create', 'destroy', 'create', 'update'] as const).map((kind) => ({ kind }));
  expect(kindsOf(changes)).toEqual([
    { kind: 'destroy', count: 1 },
    { kind: 'update', count: 1 },
    { kind: 'create', count: 2 },
  ]);
});

it('names the most frequent types and how many more there are', () => {
  const changes = ['aws_route', 'aws_subnet', 'aws_subnet', 'aws_vpc'].map((type) => ({ type }));
  expect(typesOf(changes, 2)).toBe('2 aws_subnet, aws_route, 1 more type');
  expect(typesOf(changes, 3)).toBe('2 aws_subnet, aws_route, aws_vpc');
});
