import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { onlyOne } from './only-one';

const network = (more: Resources) =>
  stackOf({
    aws_vpc: { V: {} },
    aws_subnet: { A: {}, B: {} },
    aws_route_table: { T: {}, U: {} },
    ...more,
  });
const route = (destination_cidr_block: string, table = 'T') => ({
  route_table_id: `\${aws_route_table.${table}.id}`,
  destination_cidr_block,
});
const association = (subnet: string) => ({ subnet_id: `\${aws_subnet.${subnet}.id}` });

it.each<[string, object, object]>([
  ['aws_route_table_association', association('A'), association('A')],
  ['aws_network_acl_association', association('A'), association('A')],
  ['aws_internet_gateway', { vpc_id: '${aws_vpc.V.id}' }, { vpc_id: '${aws_vpc.V.id}' }],
  ['aws_route', route('0.0.0.0/0'), route('0.0.0.0/0')],
])('finds two of %s', (type, One, Two) => {
  expect(problemsOf(onlyOne, network({ [type]: { One, Two } }))).toHaveLength(1);
});

it.each<[string, object, object]>([
  ['aws_route_table_association', association('A'), association('B')],
  ['aws_route', route('0.0.0.0/0'), route('10.0.0.0/8')],
  ['aws_route', route('0.0.0.0/0'), route('0.0.0.0/0', 'U')],
  ['aws_route', route('0.0.0.0/0'), route('${var.destination}')],
])('accepts two of %s for different things', (type, One, Two) => {
  expect(problemsOf(onlyOne, network({ [type]: { One, Two } }))).toEqual([]);
});
