import type { Synthesized } from '@archway/testing';
import { synth, TEST_ENVIRONMENT } from '@archway/testing';
import { Lazy, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { TransitGateway } from '../transit-gateway/transit-gateway';
import { TransitGatewayAttachment } from '../transit-gateway/transit-gateway-attachment';
import type { ITransitGateway } from '../transit-gateway/transit-gateway-reference';
import { Vpc } from '../vpc/vpc';
import type { VpcProps } from '../vpc/vpc-props';
import { HubAndSpoke } from './hub-and-spoke';
import type { HubAndSpokeProps, NetworkSpoke, VpcSpoke } from './hub-and-spoke-props';

const TIERS: VpcProps['tiers'] = {
  private: { reach: 'private' },
  transit: { reach: 'isolated', subnetPrefixLength: 28 },
};

const vpc = (scope: Construct, id: string, ipv4: VpcProps['ipv4'], props: Partial<VpcProps> = {}) =>
  new Vpc(scope, id, {
    ipv4,
    tiers: TIERS,
    availabilityZones: ['eu-central-1a'],
    flowLog: 'none',
    ...props,
  });

const spoke = (
  scope: Construct,
  domain: string,
  id: string,
  ipv4: VpcProps['ipv4'],
  props: Partial<VpcSpoke> = {},
): VpcSpoke => ({ domain, vpc: vpc(scope, id, ipv4), attachmentTier: 'transit', ...props });

const site = (
  hub: ITransitGateway,
  domain: string,
  id: string,
  block: string,
  ways: Readonly<Record<string, boolean>> = { vpn: true },
): NetworkSpoke => ({
  domain,
  cidrBlocks: { all: block },
  attachments: Object.fromEntries(
    Object.entries(ways).map(([way, propagates]) => [
      way,
      TransitGatewayAttachment.fromAttachmentAttributes(hub, `${id}-${way}`, {
        attachmentId: `tgw-attach-${id}-${way}`,
        transitGateway: hub,
        propagates,
      }),
    ]),
  ),
});

/** Two domains that reach shared services and not each other. */
const DOMAINS = {
  shared: { speaksTo: ['orders', 'billing'] },
  orders: { speaksTo: ['shared'] },
  billing: { speaksTo: ['shared'] },
} as const;

const hubIn = (scope: Construct) => new TransitGateway(scope, 'Hub', { flowLog: 'none' });

const make = (props: (scope: Construct, hub: ITransitGateway) => Partial<HubAndSpokeProps>) =>
  synth((scope) => {
    const transitGateway = hubIn(scope);
    new HubAndSpoke(scope, 'Network', {
      transitGateway,
      domains: DOMAINS,
      spokes: {},
      ...props(scope, transitGateway),
    });
  });

const three = (scope: Construct, availabilityZones = ['eu-central-1a']) => {
  const at = (id: string, block: string) => vpc(scope, id, block, { availabilityZones });
  const attachmentTier = 'transit';
  return {
    spokes: {
      services: { domain: 'shared', vpc: at('Services', '10.0.0.0/16'), attachmentTier },
      orders: { domain: 'orders', vpc: at('Orders', '10.1.0.0/16'), attachmentTier },
      billing: { domain: 'billing', vpc: at('Billing', '10.2.0.0/16'), attachmentTier },
    },
  };
};

const only = (stack: Synthesized, pattern: RegExp) =>
  stack.addresses.filter((address) => pattern.test(address)).map((each) => each.slice(0, -9));

it('deploys a table for each domain and leads from every VPC to what it may reach', () => {
  const stack = make((scope) => three(scope));
  const inventory = Object.entries(stack.inventory).filter(([type]) =>
    /transit|_route$/.test(type),
  );
  expect(Object.fromEntries(inventory)).toEqual({
    aws_ec2_transit_gateway: 1,
    aws_ec2_transit_gateway_vpc_attachment: 3,
    aws_ec2_transit_gateway_route_table: 3,
    aws_ec2_transit_gateway_route_table_association: 3,
    aws_ec2_transit_gateway_route_table_propagation: 4, // shared ↔ orders, shared ↔ billing
    aws_ec2_transit_gateway_route: 5, // nobody its own kind; orders and billing not each other
    aws_route: 4,
  });
});

it('makes a Transit Gateway of its own where none is given', () => {
  const stack = synth((scope) => {
    new HubAndSpoke(scope, 'Network', { domains: DOMAINS, spokes: {} });
  });
  expect(stack.inventory).toMatchObject({ aws_ec2_transit_gateway: 1, aws_flow_log: 1 });
});

it('lists the addresses that must never change', () => {
  const stack = make((scope) => three(scope));
  expect(only(stack, /aws_ec2_transit_gateway_(vpc_attachment|route_table|route)\./)).toEqual([
    'aws_ec2_transit_gateway_route.Network_Domains_billing_Routes_billingipv4',
    'aws_ec2_transit_gateway_route.Network_Domains_billing_Routes_ordersipv4',
    'aws_ec2_transit_gateway_route.Network_Domains_orders_Routes_billingipv4',
    'aws_ec2_transit_gateway_route.Network_Domains_orders_Routes_ordersipv4',
    'aws_ec2_transit_gateway_route.Network_Domains_shared_Routes_servicesipv4',
    'aws_ec2_transit_gateway_route_table.Network_Domains_billing',
    'aws_ec2_transit_gateway_route_table.Network_Domains_orders',
    'aws_ec2_transit_gateway_route_table.Network_Domains_shared',
    'aws_ec2_transit_gateway_vpc_attachment.Network_Spokes_billing',
    'aws_ec2_transit_gateway_vpc_attachment.Network_Spokes_orders',
    'aws_ec2_transit_gateway_vpc_attachment.Network_Spokes_services',
  ]);
});

describe('growth', () => {
  const resources = (stack: Synthesized): Readonly<Record<string, unknown>> =>
    Object.fromEntries(stack.addresses.map((address) => [address, stack.at(address)]));

  it.each<[string, Parameters<typeof make>[0]]>([
    [
      'a spoke, wherever it is written',
      (scope) => ({
        spokes: { early: spoke(scope, 'orders', 'Early', '10.3.0.0/16'), ...three(scope).spokes },
      }),
    ],
    [
      'a domain with its network',
      (scope, hub) => ({
        domains: { office: { speaksTo: [] }, ...DOMAINS },
        spokes: { ...three(scope).spokes, berlin: site(hub, 'office', 'berlin', '192.168.0.0/16') },
      }),
    ],
  ])('by %s changes nothing that stands', (_, grown) => {
    expect(resources(make(grown))).toMatchObject(resources(make((scope) => three(scope))));
  });

  it('by a zone changes nothing but which subnets the attachments stand in', () => {
    const without = (stack: Synthesized) =>
      Object.fromEntries(
        Object.entries(resources(stack)).map(([address, values]) => [
          address,
          { ...(values as object), subnet_ids: [] },
        ]),
      );
    const grown = make((scope) => three(scope, ['eu-central-1a', 'eu-central-1b']));
    expect(without(grown)).toMatchObject(without(make((scope) => three(scope))));
  });
});

it('leads to networks that do not propagate by static routes, and learns the others', () => {
  const stack = make((scope, hub) => ({
    spokes: {
      services: spoke(scope, 'shared', 'Services', '10.0.0.0/16'),
      dublin: site(hub, 'orders', 'dublin', '10.64.0.0/12', { peering: false }),
      berlin: site(hub, 'billing', 'berlin', '192.168.0.0/16', { dx: true, vpn: true }),
    },
  }));
  const shared = /_Domains_shared_/;
  expect(only(stack, shared).filter((each) => !/association|table\./.test(each))).toEqual([
    'aws_ec2_transit_gateway_route.Network_Domains_shared_Routes_dublinall',
    'aws_ec2_transit_gateway_route.Network_Domains_shared_Routes_servicesipv4',
    'aws_ec2_transit_gateway_route_table_propagation.Network_Domains_shared_Propagations_berlindx',
    'aws_ec2_transit_gateway_route_table_propagation.Network_Domains_shared_Propagations_berlinvpn',
  ]);
});

it('looks into both directions of a connection through one appliance', () => {
  const stack = make((scope) => ({
    ...three(scope),
    inspection: { vpc: vpc(scope, 'Firewall', '100.64.0.0/24'), attachmentTier: 'transit' },
  }));
  const attachments = stack.all({ tfResourceType: 'aws_ec2_transit_gateway_vpc_attachment' });
  expect(attachments.map((each) => each.appliance_mode_support)).toEqual([
    'enable', // Inspection
    'disable',
    'disable',
    'disable',
  ]);
});

it('gives the way to the internet to the tiers that are named alone', () => {
  const tiers = { ...TIERS, data: { reach: 'isolated' } } as const;
  const stack = make((scope) => ({
    domains: { orders: { speaksTo: ['shared'], egress: true }, shared: { speaksTo: ['orders'] } },
    spokes: {
      orders: {
        domain: 'orders',
        vpc: vpc(scope, 'Orders', '10.1.0.0/16', { tiers }),
        attachmentTier: 'transit',
        egressFrom: ['private'],
      },
      services: spoke(scope, 'shared', 'Services', '10.0.0.0/16'),
    },
    egress: { vpc: vpc(scope, 'Egress', '10.9.0.0/16'), attachmentTier: 'transit' },
  }));
  const routes = stack.addresses.filter((address) => address.startsWith('aws_route.Orders_'));
  expect(
    routes.map((address) => [
      address.replace(/^aws_route\.Orders_([a-z]+)_.*/, '$1'),
      stack.at(address).destination_cidr_block,
    ]),
  ).toEqual([
    ['data', '10.0.0.0/16'],
    ['private', '0.0.0.0/0'],
    ['private', '10.0.0.0/16'],
  ]);
});

it('gives its tables away for what else may be routed', () => {
  synth((scope) => {
    const hub = new HubAndSpoke(scope, 'Network', { domains: DOMAINS, spokes: {} });
    expect(hub.routeTable('shared').transitGateway).toBe(hub.transitGateway);
    expect(() => hub.routeTable('sales')).toThrow(
      `HubAndSpoke 'test/Network': domain must be one of shared, orders, billing, got "sales"`,
    );
  });
});

it('takes blocks that only Terraform knows', () => {
  const unknown = Lazy.stringValue({ produce: () => '${var.block}' });
  const stack = make((scope) => ({
    spokes: {
      services: spoke(scope, 'shared', 'Services', '10.0.0.0/16'),
      orders: spoke(
        scope,
        'orders',
        'Orders',
        { ipamPoolId: 'ipam-pool-1', netmaskLength: 16 },
        { cidrBlocks: { main: unknown } },
      ),
    },
  }));
  const routes = stack.all({ tfResourceType: 'aws_route' });
  expect(routes.map((route) => route.destination_cidr_block)).toContain('${var.block}');
});

it('routes IPv6 to where IPv4 goes', () => {
  const stack = make((scope) => ({
    spokes: {
      services: spoke(scope, 'shared', 'Services', '10.0.0.0/16'),
      orders: spoke(scope, 'orders', 'Orders', '10.1.0.0/16', {
        cidrBlocks: { ipv4: '10.1.0.0/16', ipv6: '2001:db8:1::/56' },
      }),
    },
  }));
  const routes = stack.all({ tfResourceType: 'aws_route' });
  expect(routes.map((route) => route.destination_ipv6_cidr_block)).toContain('2001:db8:1::/56');
});

describe('a matrix that no tables can honour', () => {
  type Props = Parameters<typeof make>[0];
  it.each<[string, Props]>([
    ['domains must name at least one domain', () => ({ domains: {} })],
    [
      'domains must be named by lower case letters, digits and hyphens, at most 32, got "Shared"',
      () => ({ domains: { Shared: { speaksTo: [] } } }),
    ],
    [
      'domains.orders.speaksTo must be one of orders, got "sales"',
      () => ({ domains: { orders: { speaksTo: ['sales'] } } }),
    ],
    [
      'domains.orders.speaksTo names billing, and domains.billing.speaksTo does not name orders: answers would have no way back',
      () => ({ domains: { orders: { speaksTo: ['billing'] }, billing: { speaksTo: [] } } }),
    ],
    [
      'domains.orders.egress must be false where there is no egress, got true',
      () => ({ domains: { orders: { speaksTo: [], egress: true } } }),
    ],
    ["egress must not be 'inspection' without an inspection", () => ({ egress: 'inspection' })],
    [
      'spokes.orders.domain must be one of shared, orders, billing, got "sales"',
      (scope) => ({ spokes: { orders: spoke(scope, 'sales', 'Orders', '10.1.0.0/16') } }),
    ],
    [
      'spokes must be named by lower case letters, digits and hyphens, at most 32, got "a.b"',
      (scope) => ({ spokes: { 'a.b': spoke(scope, 'orders', 'Orders', '10.1.0.0/16') } }),
    ],
    [
      'spokes.orders.cidrBlocks must be given where the VPC does not say its own',
      (scope) => ({
        spokes: {
          orders: spoke(scope, 'orders', 'Orders', { ipamPoolId: 'p', netmaskLength: 16 }),
        },
      }),
    ],
    [
      'spokes.berlin.cidrBlocks.all must start at its first address, 192.168.0.0/16, got "192.168.1.0/16"',
      (_, hub) => ({ spokes: { berlin: site(hub, 'orders', 'berlin', '192.168.1.0/16') } }),
    ],
    [
      'spokes.orders.egressFrom must be one of private, got "data"',
      (scope) => ({
        spokes: {
          orders: spoke(scope, 'orders', 'Orders', '10.1.0.0/16', { egressFrom: ['data'] }),
        },
      }),
    ],
    [
      'spokes.berlin.cidrBlocks must each be there once, got "192.168.0.0/16" twice',
      (_, hub) => ({
        spokes: {
          berlin: {
            ...site(hub, 'orders', 'berlin', ''),
            cidrBlocks: { one: '192.168.0.0/16', two: '192.168.0.0/16' },
          },
        },
      }),
    ],
    [
      'spokes.berlin.attachments must all propagate where there are more than one',
      (_, hub) => ({
        spokes: {
          berlin: site(hub, 'orders', 'berlin', '192.168.0.0/16', { dx: true, vpn: false }),
        },
      }),
    ],
    [
      'spokes.berlin.attachments must name at least one',
      (_, hub) => ({ spokes: { berlin: site(hub, 'orders', 'berlin', '192.168.0.0/16', {}) } }),
    ],
    [
      'inspection.between must be domains that speak to each other, got orders and billing',
      (scope) => ({
        inspection: {
          vpc: vpc(scope, 'Firewall', '100.64.0.0/24'),
          attachmentTier: 'transit',
          between: [['orders', 'billing']],
        },
      }),
    ],
    [
      "inspection.egress must be true where egress is 'inspection', got false",
      (scope) => ({
        egress: 'inspection',
        inspection: {
          vpc: vpc(scope, 'Firewall', '100.64.0.0/24'),
          attachmentTier: 'transit',
          egress: false,
        },
      }),
    ],
    [
      'transitGateway must be owned by this account, which keeps its tables: it is shared by another',
      (scope) => ({
        transitGateway: TransitGateway.fromTransitGatewayAttributes(scope, 'Theirs', {
          transitGatewayId: 'tgw-1',
          transitGatewayArn: 'arn:tgw-1',
          shared: true,
        }),
      }),
    ],
    [
      'spokes.orders.attachmentTier must be one of private, transit, got "hub"',
      (scope) => ({
        spokes: {
          orders: spoke(scope, 'orders', 'Orders', '10.1.0.0/16', { attachmentTier: 'hub' }),
        },
      }),
    ],
    [
      'spokes.orders.routesFrom must be one of private, transit, got "data"',
      (scope) => ({
        spokes: {
          orders: spoke(scope, 'orders', 'Orders', '10.1.0.0/16', { routesFrom: ['data'] }),
        },
      }),
    ],
    [
      'spokes.orders.attachmentTier must have a subnet in each zone of tier private, and transit has none in eu-central-1b',
      (scope) => ({
        spokes: {
          orders: {
            domain: 'orders',
            attachmentTier: 'transit',
            vpc: vpc(scope, 'Orders', '10.1.0.0/16', {
              availabilityZones: ['eu-central-1a', 'eu-central-1b'],
              tiers: {
                private: { reach: 'private' },
                transit: { reach: 'isolated', availabilityZones: ['eu-central-1a'] },
              },
            }),
          },
        },
      }),
    ],
    [
      "spokes.orders.routesFrom must be tiers without a route to 0.0.0.0/0, and there is 'test/Orders/public/RouteTable/Internet'",
      (scope) => ({
        domains: { orders: { speaksTo: [], egress: true } },
        spokes: {
          orders: {
            domain: 'orders',
            attachmentTier: 'transit',
            vpc: vpc(scope, 'Orders', '10.1.0.0/16', {
              tiers: { ...TIERS, public: { reach: 'public' } },
            }),
          },
        },
        egress: { vpc: vpc(scope, 'Egress', '100.64.1.0/24'), attachmentTier: 'transit' },
      }),
    ],
    [
      'domains.orders must have one way to 0.0.0.0/0, got spokes.berlin and the internet',
      (scope, hub) => ({
        domains: {
          orders: { speaksTo: ['office'], egress: true },
          office: { speaksTo: ['orders'] },
        },
        spokes: { berlin: site(hub, 'office', 'berlin', '0.0.0.0/0') },
        egress: { vpc: vpc(scope, 'Egress', '100.64.1.0/24'), attachmentTier: 'transit' },
      }),
    ],
  ])('is refused: %s', (problem, props) => {
    expect(() => make(props)).toThrow(`HubAndSpoke 'test/Network': ${problem}`);
  });

  it('is refused where a VPC is in another stack', () => {
    const elsewhere = (scope: Construct): Construct => {
      const stack = new TerraformStack(scope.node.root, 'other');
      stack.node.setContext('archway:environment', TEST_ENVIRONMENT);
      return stack;
    };
    expect(() =>
      make((scope) => ({
        spokes: { orders: spoke(elsewhere(scope), 'orders', 'Orders', '10.1.0.0/16') },
      })),
    ).toThrow(
      "spokes.orders.vpc 'other/Orders' must be in this stack: refer to it by Vpc.fromVpcAttributes",
    );
  });
});

describe('networks that share addresses', () => {
  const refused = (one: readonly [string, string], other: readonly [string, string]) => () =>
    make((_, hub) => ({
      spokes: { a: site(hub, one[0], 'a', one[1]), b: site(hub, other[0], 'b', other[1]) },
    }));

  it.each([
    ['speak to each other', ['shared', '10.0.0.0/8'], ['orders', '10.1.0.0/16']],
    ['are reached from one domain', ['orders', '10.1.0.0/16'], ['billing', '10.1.128.0/17']],
  ] as const)('are refused where they %s, both prefixes named', (_, one, other) => {
    expect(refused(one, other)).toThrow(
      `HubAndSpoke 'test/Network': spokes.a (${one[1]}) and spokes.b (${other[1]}) must not overlap: they can meet`,
    );
  });

  it('are taken where they never meet', () => {
    const domains = {
      shared: { speaksTo: ['orders'] },
      orders: { speaksTo: ['shared'] },
      lab: { speaksTo: [] },
    };
    expect(() =>
      make((_, hub) => ({
        domains,
        spokes: {
          services: site(hub, 'shared', 'services', '10.0.0.0/16'),
          lab: site(hub, 'lab', 'lab', '10.0.0.0/16'),
          other: site(hub, 'lab', 'other', '10.0.0.0/16'),
        },
      })),
    ).not.toThrow();
  });

  it('are refused where their traffic meets in the VPC that inspects it', () => {
    expect(() =>
      make((scope, hub) => ({
        domains: { lab: { speaksTo: ['lab'] } },
        spokes: { lab: site(hub, 'lab', 'lab', '100.64.0.0/16') },
        inspection: { vpc: vpc(scope, 'Firewall', '100.64.0.0/24'), attachmentTier: 'transit' },
      })),
    ).toThrow('inspection (100.64.0.0/24) and spokes.lab (100.64.0.0/16) must not overlap');
  });

  it('are taken where one of them is a default route', () => {
    expect(refused(['shared', '0.0.0.0/0'], ['orders', '10.1.0.0/16'])).not.toThrow();
  });
});
