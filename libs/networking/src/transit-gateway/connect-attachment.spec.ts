import { Ec2TransitGatewayConnect } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect';
import { Ec2TransitGatewayConnectPeer } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect-peer';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { ConnectAttachment } from './connect-attachment';
import type { ConnectPeerProps } from './connect-peer';
import { TransitGateway } from './transit-gateway';
import { TransitGatewayAttachment } from './transit-gateway-attachment';
import type { ITransitGateway } from './transit-gateway-reference';

const PEER: ConnectPeerProps = {
  peerAddress: '10.1.0.10',
  insideIpv4CidrBlock: '169.254.6.0/29',
};

const connect = (
  scope: Construct,
  id: string,
  transitGateway: ITransitGateway,
  propagates = true,
): ConnectAttachment =>
  new ConnectAttachment(scope, id, {
    transitGateway,
    transport: TransitGatewayAttachment.fromAttachmentAttributes(scope, `${id}Transport`, {
      attachmentId: 'tgw-attach-1',
      transitGateway,
      propagates,
    }),
  });

const make = (peers: readonly Partial<ConnectPeerProps>[] = [{}], cidrBlocks = ['10.99.0.0/24']) =>
  synth((scope) => {
    const hub = new TransitGateway(scope, 'Hub', { flowLog: 'none', cidrBlocks });
    const wan = connect(scope, 'Wan', hub);
    peers.forEach((props, index) => wan.addPeer(`Router${index}`, { ...PEER, ...props }));
  });

it('runs tunnels through another attachment, in no default table', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_ec2_transit_gateway: 1,
    aws_ec2_transit_gateway_connect: 1,
    aws_ec2_transit_gateway_connect_peer: 1,
  });
  expect(stack.only(Ec2TransitGatewayConnect)).toEqual({
    transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
    transport_attachment_id: 'tgw-attach-1',
    transit_gateway_default_route_table_association: false,
    transit_gateway_default_route_table_propagation: false,
    tags: { Name: 'test/Wan' },
  });
  expect(stack.only(Ec2TransitGatewayConnectPeer)).toEqual({
    transit_gateway_attachment_id: '${aws_ec2_transit_gateway_connect.Wan.id}',
    peer_address: '10.1.0.10',
    inside_cidr_blocks: ['169.254.6.0/29'],
    tags: { Name: 'test/Wan/Router0' },
  });
});

it('speaks IPv6 and a number of the appliance, at an address of choice', () => {
  const peer = make([
    { insideIpv6CidrBlock: 'fd00:1::/125', bgpAsn: 65_000, transitGatewayAddress: '10.99.0.9' },
  ]).only(Ec2TransitGatewayConnectPeer);
  expect(peer).toMatchObject({
    inside_cidr_blocks: ['169.254.6.0/29', 'fd00:1::/125'],
    bgp_asn: '65000',
    transit_gateway_address: '10.99.0.9',
  });
});

it.each([
  [{ bgpAsn: 1 }],
  [{ bgpAsn: 4_294_967_294 }],
  [{ insideIpv4CidrBlock: '169.254.5.8/29' }],
  [{ peerAddress: '2001:db8::9' }],
])('takes %j', (props) => {
  expect(() => make([props])).not.toThrow();
});

it.each<[Partial<ConnectPeerProps>, string]>([
  [{ bgpAsn: 0 }, 'bgpAsn must be a whole number between 1 and 4294967294, got 0'],
  [
    { insideIpv4CidrBlock: '169.254.6.0/30' },
    'insideIpv4CidrBlock must be between /29 and /29, got "169.254.6.0/30"',
  ],
  [
    { insideIpv4CidrBlock: '10.0.0.0/29' },
    'insideIpv4CidrBlock must be in 169.254.0.0/16, got "10.0.0.0/29"',
  ],
  [
    { insideIpv4CidrBlock: '169.254.5.0/29' },
    'insideIpv4CidrBlock must not be one that AWS reserves, got "169.254.5.0/29"',
  ],
  [
    { insideIpv4CidrBlock: '169.254.169.248/29' },
    'insideIpv4CidrBlock must not be one that AWS reserves',
  ],
  [
    { insideIpv6CidrBlock: 'fc00::/125' },
    'insideIpv6CidrBlock must be in fd00::/8, got "fc00::/125"',
  ],
  [{ peerAddress: '10.1.0.0/24' }, 'peerAddress must be an address such as 10.0.0.10'],
  [
    { transitGatewayAddress: '10.98.0.1' },
    'transitGatewayAddress must be in a block of the Transit Gateway (10.99.0.0/24), got "10.98.0.1"',
  ],
  [
    { transitGatewayAddress: '2001:db8::1' },
    'transitGatewayAddress must be of the family of peerAddress ("10.1.0.10"), got "2001:db8::1"',
  ],
  [{ transitGatewayAddress: 'x' }, 'transitGatewayAddress must be an address such as 10.99.0.1'],
])('refuses %j', (props, problem) => {
  expect(() => make([props])).toThrow(`ConnectPeer 'test/Wan/Router0': ${problem}`);
});

it('refuses a tunnel without an outside address to take', () => {
  expect(() => make([{}], [])).toThrow(
    "cidrBlocks of 'test/Hub' must hold the tunnel's outside address, got none",
  );
});

const inside = (third: number) => ({ insideIpv4CidrBlock: `169.254.${third}.0/29` });

it('takes four peers and no more', () => {
  expect(() => make([6, 7, 8, 9].map(inside))).not.toThrow();
  expect(() => make([6, 7, 8, 9, 10].map(inside))).toThrow(
    "ConnectAttachment 'test/Wan': peers must be at most 4, got 5 with Router4",
  );
});

it('refuses an inside block that another tunnel of the Transit Gateway has', () => {
  expect(() =>
    synth((scope) => {
      const hub = new TransitGateway(scope, 'Hub', {
        flowLog: 'none',
        cidrBlocks: ['10.99.0.0/24'],
      });
      connect(scope, 'Wan', hub).addPeer('Router', PEER);
      connect(scope, 'Lab', hub).addPeer('Router', PEER);
    }),
  ).toThrow(
    `ConnectPeer 'test/Lab/Router': insideIpv4CidrBlock must not overlap 169.254.6.0/29 of 'test/Wan/Router', got "169.254.6.0/29"`,
  );
});

it('refuses a transport of another Transit Gateway, or one that is a peering', () => {
  expect(() =>
    synth((scope) => {
      const hub = new TransitGateway(scope, 'Hub', { flowLog: 'none' });
      const other = new TransitGateway(scope, 'Other', { flowLog: 'none' });
      new ConnectAttachment(scope, 'Wan', {
        transitGateway: hub,
        transport: connect(scope, 'Theirs', other),
      });
    }),
  ).toThrow("transport 'test/Theirs' must be attached to 'test/Hub'");
  expect(() =>
    synth((scope) => {
      connect(scope, 'Wan', new TransitGateway(scope, 'Hub', { flowLog: 'none' }), false);
    }),
  ).toThrow("transport must be a VPC or a Direct Connect gateway, got 'test/WanTransport'");
});
