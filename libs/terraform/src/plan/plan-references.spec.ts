import { PlanReferences } from './plan-references';

const endpoint = (subnets: readonly string[]): PlanReferences =>
  new PlanReferences({
    resources: [
      {
        mode: 'managed',
        type: 'aws_vpc_endpoint',
        name: 'logs',
        expressions: { subnet_ids: { references: subnets } },
      },
    ],
  });

it('names the local that an argument comes from, as it is stated', () => {
  const origins = endpoint(['local.subnets', 'each.value']).originsOf('aws_vpc_endpoint.logs');
  expect(origins(['subnet_ids'])).toEqual(['local.subnets', 'each.value']);
  expect(origins(['policy'])).toEqual([]);
});

it('names only the resources where an argument comes from some', () => {
  const origins = endpoint(['local.all', 'aws_subnet.a.id', 'aws_subnet.a']).originsOf(
    'aws_vpc_endpoint.logs',
  );
  expect(origins(['subnet_ids'])).toEqual(['aws_subnet.a.id']);
});
