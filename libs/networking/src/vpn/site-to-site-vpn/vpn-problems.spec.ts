import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { TransitGatewayAttachment } from '../../transit-gateway/transit-gateway-attachment';
import { TransitGatewayRouteTable } from '../../transit-gateway/transit-gateway-route-table';
import { TransitGateway } from '../../transit-gateway/transit-gateway';
import { CustomerGateway } from '../customer-gateway/customer-gateway';
import { VpnGateway } from '../vpn-gateway/vpn-gateway';
import { SiteToSiteVpn } from './site-to-site-vpn';
import type { SiteToSiteVpnProps } from './site-to-site-vpn-props';

/** Everything a VPN can be made between. */
const placesIn = (stack: Construct) => {
  const device = (ipAddress: string, bgpAsn = 65_000) =>
    new CustomerGateway(stack, `Device${ipAddress}`, { ipAddress, bgpAsn });
  const gateway = VpnGateway.fromVpnGatewayAttributes(stack, 'Gateway', {
    vpnGatewayId: 'vgw-1',
    amazonSideAsn: 64_512,
    ipv4CidrBlocks: ['10.0.0.0/16'],
  });
  const hub = new TransitGateway(stack, 'Hub', {
    amazonSideAsn: 64_600,
    cidrBlocks: ['10.255.0.0/24'],
    flowLog: 'none',
  });
  const table = new TransitGatewayRouteTable(stack, 'Table', { transitGateway: hub });
  const transport = () =>
    TransitGatewayAttachment.fromAttachmentAttributes(stack, 'DirectConnect', {
      attachmentId: 'tgw-attach-1',
      transitGateway: hub,
    });
  return { device, gateway, hub, table, transport };
};

type Places = ReturnType<typeof placesIn>;

type Build = (places: Places) => Partial<SiteToSiteVpnProps>;

const make = (build: Build) =>
  synth((stack) => {
    const places = placesIn(stack);
    const given = build(places);
    new SiteToSiteVpn(stack, 'Vpn', {
      ...given,
      customerGateway: given.customerGateway ?? places.device('203.0.113.10'),
      endpoint: given.endpoint ?? { vpnGateway: places.gateway },
      routing: given.routing ?? { by: 'bgp' },
      logs: given.logs ?? 'none',
      alarms: given.alarms ?? 'none',
    });
  });

const routes =
  (block: string): Build =>
  () => ({ routing: { by: 'static', routes: { a: block } } });
const hubRoutes =
  (block: string): Build =>
  ({ hub, table }) => ({
    endpoint: { transitGateway: hub },
    routing: { by: 'static', routes: { a: block }, routeTable: table },
  });

describe('static routes', () => {
  it.each<[string, Build]>([
    ['beside the VPC', routes('10.1.0.0/16')],
    ['for everything else', routes('0.0.0.0/0')],
    ['that only Terraform knows', routes(Lazy.stringValue({ produce: () => '10.0.0.0/16' }))],
    ["beside the Transit Gateway's blocks", hubRoutes('10.254.0.0/16')],
  ])('may be %s', (_, build) => expect(() => make(build)).not.toThrow());

  it.each<[string, Build, string]>([
    [
      'in the VPC',
      routes('10.0.1.0/24'),
      `must not overlap the VPC's 10.0.0.0/16, got "10.0.1.0/24"`,
    ],
    [
      'around the VPC',
      routes('10.0.0.0/8'),
      `must not overlap the VPC's 10.0.0.0/16, got "10.0.0.0/8"`,
    ],
    [
      "in the Transit Gateway's blocks",
      hubRoutes('10.255.0.0/24'),
      `must not overlap the Transit Gateway's 10.255.0.0/24, got "10.255.0.0/24"`,
    ],
    ['no block', routes('10.1.0.0'), 'must be an IPv4 block such as 10.0.0.0/16'],
    ['of IPv6', routes('2001:db8::/32'), 'must be an IPv4 block such as 10.0.0.0/16'],
  ])('are not %s', (_, build, problem) => {
    expect(() => make(build)).toThrow(`SiteToSiteVpn 'test/Vpn': routing.routes.a ${problem}`);
  });

  it('are there, each once, with a name that can be an address', () => {
    const none: Build = () => ({ routing: { by: 'static', routes: {} } });
    expect(() => make(none)).toThrow('routing.routes must name at least one block');
    const twice: Build = () => ({
      routing: { by: 'static', routes: { a: '10.1.0.0/16', b: '10.1.0.0/16' } },
    });
    expect(() => make(twice)).toThrow('routing.routes.b must not repeat a, got "10.1.0.0/16"');
    const slash: Build = () => ({ routing: { by: 'static', routes: { 'a/b': '10.1.0.0/16' } } });
    expect(() => make(slash)).toThrow(
      "routing.routes must be names of letters, digits, '_' and '-'",
    );
  });

  it('go into a table of the Transit Gateway, and nowhere else', () => {
    const without: Build = ({ hub }) => ({
      endpoint: { transitGateway: hub },
      routing: { by: 'static', routes: { a: '10.1.0.0/16' } },
    });
    expect(() => make(without)).toThrow('routing.routeTable must be given on a Transit Gateway');
    const superfluous: Build = ({ table }) => ({
      routing: { by: 'static', routes: { a: '10.1.0.0/16' }, routeTable: table },
    });
    expect(() => make(superfluous)).toThrow('routing.routeTable must be left out');
  });
});

describe('the two sides of BGP', () => {
  it('have two numbers', () => {
    const same: Build = ({ device }) => ({ customerGateway: device('203.0.113.9', 64_512) });
    expect(() => make(same)).toThrow(
      "customerGateway's bgpAsn must differ from the Amazon side's, got 64512 on both",
    );
    const differing: Build = ({ device }) => ({ customerGateway: device('203.0.113.9', 64_513) });
    expect(() => make(differing)).not.toThrow();
  });

  it('have any numbers where there is no BGP', () => {
    const build: Build = ({ device }) => ({
      customerGateway: device('203.0.113.9', 64_512),
      routing: { by: 'static', routes: { a: '10.1.0.0/16' } },
    });
    expect(() => make(build)).not.toThrow();
  });
});

describe('outside addresses', () => {
  const over =
    (address: string, more: object = {}): Build =>
    ({ device, hub, transport }) => ({
      customerGateway: device(address),
      endpoint: { transitGateway: hub, transport: transport(), ...more },
    });

  it('are private over Direct Connect', () => {
    expect(make(over('10.250.0.1')).at('aws_vpn_connection.Vpn')).toMatchObject({
      outside_ip_address_type: 'PrivateIpv4',
      transport_transit_gateway_attachment_id: 'tgw-attach-1',
    });
    expect(() => make(over('203.0.113.9'))).toThrow(
      `customerGateway's ipAddress must be private with a transport, got "203.0.113.9"`,
    );
  });

  it("are not among the Transit Gateway's own", () => {
    expect(() => make(over('10.255.0.9'))).toThrow(
      `customerGateway's ipAddress must not be in the Transit Gateway's 10.255.0.0/24, got "10.255.0.9"`,
    );
  });

  it.each(['10.0.0.1', '172.31.0.1', '192.168.0.1', '100.64.0.1'])(
    'are public over the internet, not %s',
    (address) => {
      const build: Build = ({ device }) => ({ customerGateway: device(address) });
      expect(() => make(build)).toThrow(
        `customerGateway's ipAddress must be public unless there is a transport, got "${address}"`,
      );
    },
  );

  it('are not accelerated over Direct Connect', () => {
    expect(() => make(over('10.250.0.1', { acceleration: true }))).toThrow(
      'endpoint.acceleration must be left out with a transport',
    );
  });

  it('come out of blocks of the Transit Gateway that the transport is attached to', () => {
    const bare = (places: Places, stack: Construct) => {
      const other = new TransitGateway(stack, 'Other', { amazonSideAsn: 64_601, flowLog: 'none' });
      return { transitGateway: other, transport: places.transport() };
    };
    expect(() =>
      synth((stack) => {
        const places = placesIn(stack);
        new SiteToSiteVpn(stack, 'Vpn', {
          customerGateway: places.device('10.250.0.1'),
          endpoint: bare(places, stack),
          routing: { by: 'bgp' },
        });
      }),
    ).toThrow(
      "SiteToSiteVpn 'test/Vpn': endpoint.transport needs a Transit Gateway with cidrBlocks, 'test/Other' has none; endpoint.transport must be attached to 'test/Other'",
    );
  });
});

describe('blocks inside the tunnels', () => {
  const tunnels =
    (one: string, other: string): Build =>
    () => ({
      tunnels: [{ insideCidr: one }, { insideCidr: other }],
    });

  it('differ between the two tunnels', () => {
    expect(() => make(tunnels('169.254.10.0/30', '169.254.10.4/30'))).not.toThrow();
    expect(() => make(tunnels('169.254.10.0/30', '169.254.10.0/30'))).toThrow(
      `SiteToSiteVpn 'test/Vpn': tunnels[1].insideCidr must not overlap 169.254.10.0/30 of 'test/Vpn', got "169.254.10.0/30"`,
    );
  });

  const twoVpns = (
    second: (places: Places) => Pick<SiteToSiteVpnProps, 'customerGateway' | 'endpoint'>,
  ) =>
    synth((stack) => {
      const places = placesIn(stack);
      const common = {
        routing: { by: 'bgp' },
        tunnels: [{ insideCidr: '169.254.10.0/30' }, {}],
      } as const;
      new SiteToSiteVpn(stack, 'One', {
        ...common,
        customerGateway: places.device('203.0.113.1'),
        endpoint: { vpnGateway: places.gateway },
      });
      new SiteToSiteVpn(stack, 'Two', { ...common, ...second(places) });
    });

  it('differ between VPNs of one virtual private gateway', () => {
    expect(() =>
      twoVpns(({ device, gateway }) => ({
        customerGateway: device('203.0.113.2'),
        endpoint: { vpnGateway: gateway },
      })),
    ).toThrow(
      `SiteToSiteVpn 'test/Two': tunnels[0].insideCidr must not overlap 169.254.10.0/30 of 'test/One', got "169.254.10.0/30"`,
    );
  });

  it('may be the same where neither gateway is', () => {
    expect(() =>
      twoVpns(({ device, hub }) => ({
        customerGateway: device('203.0.113.2'),
        endpoint: { transitGateway: hub },
      })),
    ).not.toThrow();
  });

  it('differ between VPNs of one device, wherever they end', () => {
    expect(() =>
      synth((stack) => {
        const places = placesIn(stack);
        const common = {
          customerGateway: places.device('203.0.113.1'),
          routing: { by: 'bgp' },
          tunnels: [{ insideCidr: '169.254.10.0/30' }, {}],
        } as const;
        new SiteToSiteVpn(stack, 'One', { ...common, endpoint: { vpnGateway: places.gateway } });
        new SiteToSiteVpn(stack, 'Two', { ...common, endpoint: { transitGateway: places.hub } });
      }),
    ).toThrow("SiteToSiteVpn 'test/Two': tunnels[0].insideCidr must not overlap");
  });
});

it.each<[Build, string]>([
  [
    () => ({ tunnels: [{ insideIpv6Cidr: 'fd00::/126' }, {}] }),
    `tunnels[0].insideIpv6Cidr needs a Transit Gateway with insideIpVersion 'ipv6', got "fd00::/126"`,
  ],
  [
    () => ({ localIpv6NetworkCidr: '::/0' }),
    'localIpv6NetworkCidr must be left out where the tunnels carry ipv4, got "::/0"',
  ],
  [
    ({ hub }) => ({
      endpoint: { transitGateway: hub, insideIpVersion: 'ipv6' },
      remoteIpv4NetworkCidr: '0.0.0.0/0',
    }),
    'remoteIpv4NetworkCidr must be left out where the tunnels carry ipv6, got "0.0.0.0/0"',
  ],
  [
    () => ({ localIpv4NetworkCidr: '10.0.0.1/8' }),
    'localIpv4NetworkCidr must start at its first address, 10.0.0.0/8, got "10.0.0.1/8"',
  ],
  [() => ({ logs: { logGroupName: 'a b' } }), 'logs.logGroupName must be 1 to 512 letters'],
  [
    () => ({ alarms: { evaluationPeriods: 289 } }),
    'alarms.evaluationPeriods must be a whole number between 1 and 288, got 289',
  ],
])('refuses %#', (build, problem) => {
  expect(() => make(build)).toThrow(problem);
});

it('says every problem at once', () => {
  expect(() =>
    make(() => ({ tunnels: [{ dpdTimeoutSeconds: 1 }, { replayWindowSize: 1 }] })),
  ).toThrow(/tunnels\[0\]\.dpdTimeoutSeconds must.*; tunnels\[1\]\.replayWindowSize must/);
});
