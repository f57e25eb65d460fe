import fc from 'fast-check';
import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { ambiguousNetworks } from './ambiguous-networks';
import { overlappingNetworks } from './overlapping-networks';

const vpcs = (blocks: Record<string, string>) => ({
  aws_vpc: Object.fromEntries(
    Object.entries(blocks).map(([name, cidr_block]) => [name, { cidr_block }]),
  ),
});
const peering = (a: string, b: string) => ({
  vpc_id: `\${aws_vpc.${a}.id}`,
  peer_vpc_id: `\${aws_vpc.${b}.id}`,
});
const attachment = (vpc: string, rest: object = {}) => ({
  vpc_id: `\${aws_vpc.${vpc}.id}`,
  transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
  ...rest,
});

it('finds two peered VPCs with one block, as workshops ship them', () => {
  const stack = stackOf({
    ...vpcs({ Active: '10.0.0.0/16', Passive: '10.0.0.0/16' }),
    aws_vpc_peering_connection: { P: peering('Active', 'Passive') },
  });
  expect(problemsOf(overlappingNetworks, stack)).toEqual([
    'aws_vpc.Active: 10.0.0.0/16 overlaps with 10.0.0.0/16 of aws_vpc.Passive, which it can get to',
  ]);
});

it('accepts VPCs of one block that never meet, and peered ones of two', () => {
  const apart = stackOf(vpcs({ A: '10.0.0.0/16', B: '10.0.0.0/16' }));
  const peered = stackOf({
    ...vpcs({ A: '10.0.0.0/16', B: '10.1.0.0/16' }),
    aws_vpc_peering_connection: { P: peering('A', 'B') },
  });
  expect(problemsOf(overlappingNetworks, apart)).toEqual([]);
  expect(problemsOf(overlappingNetworks, peered)).toEqual([]);
});

it('looks at secondary blocks', () => {
  const stack = stackOf({
    ...vpcs({ A: '10.0.0.0/16', B: '10.1.0.0/16' }),
    aws_vpc_ipv4_cidr_block_association: {
      More: { vpc_id: '${aws_vpc.B.id}', cidr_block: '10.0.128.0/20' },
    },
    aws_vpc_peering_connection: { P: peering('A', 'B') },
  });
  expect(problemsOf(overlappingNetworks, stack)).toHaveLength(1);
});

it('finds VPCs on the default table of one Transit Gateway', () => {
  const stack = stackOf({
    ...vpcs({ A: '10.0.0.0/16', B: '10.0.5.0/24' }),
    aws_ec2_transit_gateway: { Hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: { A: attachment('A'), B: attachment('B') },
  });
  expect(problemsOf(overlappingNetworks, stack)).toHaveLength(1);
});

const apart = {
  transit_gateway_default_route_table_association: false,
  transit_gateway_default_route_table_propagation: false,
};
const table = (name: string) => `\${aws_ec2_transit_gateway_route_table.${name}.id}`;
const member = (vpc: string, of: string) => ({
  transit_gateway_attachment_id: `\${aws_ec2_transit_gateway_vpc_attachment.${vpc}.id}`,
  transit_gateway_route_table_id: table(of),
});
/** Two spokes that reach the shared VPC only, and are reached by it. */
const spokes = (blocks: Record<string, string>): Resources => ({
  ...vpcs(blocks),
  aws_ec2_transit_gateway: { Hub: {} },
  aws_ec2_transit_gateway_route_table: { Spokes: {}, Shared: {} },
  aws_ec2_transit_gateway_vpc_attachment: {
    A: attachment('A', apart),
    B: attachment('B', apart),
    Shared: attachment('Shared', apart),
  },
  aws_ec2_transit_gateway_route_table_association: {
    A: member('A', 'Spokes'),
    B: member('B', 'Spokes'),
    Shared: member('Shared', 'Shared'),
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    A: member('A', 'Shared'),
    B: member('B', 'Shared'),
    Shared: member('Shared', 'Spokes'),
  },
});

it('leaves spokes alone that do not reach each other, and names who sees both', () => {
  const stack = stackOf(spokes({ A: '10.1.0.0/16', B: '10.1.0.0/16', Shared: '10.0.0.0/16' }));
  expect(problemsOf(overlappingNetworks, stack)).toEqual([]);
  expect(problemsOf(ambiguousNetworks, stack)).toEqual([
    'aws_vpc.Shared: can get to 10.1.0.0/16 of aws_vpc.A and to 10.1.0.0/16 of aws_vpc.B, which overlap',
  ]);
});

it("finds a Transit Gateway's own block in a VPC, with the customer gateway in it, as an AWS sample ships it", () => {
  const stack = stackOf({
    ...vpcs({ A: '10.0.0.0/16' }),
    aws_ec2_transit_gateway: { Hub: { transit_gateway_cidr_blocks: ['10.0.0.0/24'] } },
    aws_ec2_transit_gateway_vpc_attachment: { A: attachment('A') },
    aws_customer_gateway: { Office: { ip_address: '10.0.0.5' } },
    aws_vpn_connection: {
      Private: {
        transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
        customer_gateway_id: '${aws_customer_gateway.Office.id}',
        outside_ip_address_type: 'PrivateIpv4',
      },
    },
  });
  expect(problemsOf(overlappingNetworks, stack)).toEqual([
    'aws_vpc.A: 10.0.0.0/16 overlaps with 10.0.0.0/24 of the blocks of aws_ec2_transit_gateway.Hub and 10.0.0.5 of the address of aws_customer_gateway.Office, which it can get to',
  ]);
});

it('finds what is behind a VPN in the VPC', () => {
  const stack = stackOf({
    ...vpcs({ A: '10.0.0.0/16' }),
    aws_vpn_gateway: { G: { vpc_id: '${aws_vpc.A.id}' } },
    aws_vpn_connection: { Office: { vpn_gateway_id: '${aws_vpn_gateway.G.id}' } },
    aws_vpn_connection_route: {
      Lan: {
        vpn_connection_id: '${aws_vpn_connection.Office.id}',
        destination_cidr_block: '10.0.200.0/24',
      },
    },
  });
  expect(problemsOf(overlappingNetworks, stack)).toHaveLength(1);
});

it('is one finding for many VPCs with the same addresses', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const stack = stackOf({
    ...vpcs(Object.fromEntries(names.map((name) => [name, '10.0.0.0/16']))),
    aws_ec2_transit_gateway: { Hub: {} },
    aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(
      names.map((name) => [name, attachment(name)]),
    ),
  });
  expect(problemsOf(overlappingNetworks, stack)).toEqual([
    'aws_vpc.A: 10.0.0.0/16 overlaps with 10.0.0.0/16 of aws_vpc.B, 10.0.0.0/16 of aws_vpc.C, 10.0.0.0/16 of aws_vpc.D and 2 more, which it can get to',
  ]);
});

it('is one finding for a chain, at the one that overlaps with most', () => {
  const stack = stackOf({
    ...vpcs({ A: '10.0.0.0/16', B: '10.0.0.0/16', C: '10.0.0.0/16', D: '10.0.0.0/16' }),
    aws_vpc_peering_connection: {
      One: peering('A', 'B'),
      Two: peering('B', 'C'),
      Three: peering('C', 'D'),
    },
  });
  expect(problemsOf(overlappingNetworks, stack)).toEqual([
    'aws_vpc.B: 10.0.0.0/16 overlaps with 10.0.0.0/16 of aws_vpc.A and 10.0.0.0/16 of aws_vpc.C, which it can get to; so does aws_vpc.D with a network that it can get to',
  ]);
});

it('is a finding for each cause', () => {
  const stack = stackOf({
    ...vpcs({ A: '10.0.0.0/16', B: '10.0.0.0/16', C: '10.1.0.0/16', D: '10.1.0.0/16' }),
    aws_vpc_peering_connection: { One: peering('A', 'B'), Two: peering('C', 'D') },
  });
  expect(problemsOf(overlappingNetworks, stack)).toHaveLength(2);
});

it('says that it cannot see a block that IPAM gives', () => {
  const stack = stackOf({
    aws_vpc: { A: { ipv4_ipam_pool_id: 'ipam-pool-1' }, B: { cidr_block: '10.1.0.0/16' } },
    aws_vpc_peering_connection: { P: peering('A', 'B') },
  });
  expect(unseenBy(overlappingNetworks, stack)).toEqual(['aws_vpc.A: its address blocks']);
});

it('names all that overlap for one cause, and agrees with a comparison of every address', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D');
  const block = fc
    .tuple(fc.nat(15), fc.integer({ min: 28, max: 30 }))
    .map(([part, length]) => `10.0.0.${part * 4}/${length}`);
  fc.assert(
    fc.property(
      fc.record({ A: block, B: block, C: block, D: block }),
      fc.array(
        fc.tuple(name, name).filter(([a, b]) => a !== b),
        { maxLength: 4 },
      ),
      fc.uniqueArray(name, { maxLength: 4 }),
      (blocks, peerings, attached) => {
        const stack = stackOf({
          ...vpcs(blocks),
          aws_vpc_peering_connection: Object.fromEntries(
            peerings.map(([a, b], at) => [`P${at}`, peering(a, b)]),
          ),
          aws_ec2_transit_gateway: { Hub: {} },
          aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(
            attached.map((vpc) => [vpc, attachment(vpc)]),
          ),
        });
        const meets = (a: string, b: string) =>
          (attached.some((each) => each === a) && attached.some((each) => each === b)) ||
          peerings.some(([one, two]) => (one === a && two === b) || (one === b && two === a));
        const expected = joined(
          pairs(Object.entries(blocks))
            .filter(([[a, one], [b, two]]) => meets(a, b) && share(one, two))
            .map(([[a], [b]]) => a + b),
        );
        const found = problemsOf(overlappingNetworks, stack).map((line) =>
          [...new Set([...line.matchAll(/aws_vpc\.(\w)/g)].map(([, each]) => each))]
            .sort()
            .join(''),
        );
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 200 },
  );
});

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as [Item, Item]));
}

/** Names that are in pairs with each other, directly or over others. */
function joined(names: readonly string[]): string[] {
  return names.reduce<string[]>((known, pair) => {
    const touching = known.filter((each) => [...pair].some((name) => each.includes(name)));
    const all = [...new Set([...touching, pair].join(''))].sort().join('');
    return [...known.filter((each) => !touching.includes(each)), all];
  }, []);
}

/** Every address of a block in 10.0.0.0/24, as numbers. */
function addresses(text: string): number[] {
  const [, host, length] = /\.(\d+)\/(\d+)$/.exec(text) ?? [];
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(Number(host) / size) * size;
  return Array.from({ length: size }, (_, at) => first + at);
}

function share(a: string, b: string): boolean {
  const other = addresses(b);
  return addresses(a).some((each) => other.includes(each));
}
