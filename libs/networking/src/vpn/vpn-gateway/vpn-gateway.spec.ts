import { VpnGateway as AwsVpnGateway } from '@cdktf/provider-aws/lib/vpn-gateway';
import { VpnGatewayAttachment } from '@cdktf/provider-aws/lib/vpn-gateway-attachment';
import { VpnGatewayRoutePropagation } from '@cdktf/provider-aws/lib/vpn-gateway-route-propagation';
import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import { Vpc } from '../../vpc/vpc';
import type { VpnGatewayProps } from './vpn-gateway';
import { VpnGateway } from './vpn-gateway';

const make = (props: Partial<VpnGatewayProps> = {}) =>
  synth((stack) => {
    const vpc = new Vpc(stack, 'Main', {
      ipv4: '10.0.0.0/16',
      tiers: { private: { reach: 'private' }, data: { reach: 'isolated' } },
      flowLog: 'none',
    });
    new VpnGateway(stack, 'Gateway', { vpc, propagateTo: ['private', 'data'], ...props });
  });

it('is attached, and tells every route table of the tiers what it learns', () => {
  const stack = make();
  expect(stack.inventory).toMatchObject({
    aws_vpn_gateway: 1,
    aws_vpn_gateway_attachment: 1,
    aws_vpn_gateway_route_propagation: 3 + 1, // a table a zone, and one for all of data
  });
  expect(stack.only(AwsVpnGateway)).toEqual({
    amazon_side_asn: '64512',
    tags: { Name: 'test/Gateway' },
  });
  expect(stack.only(VpnGatewayAttachment)).toEqual({
    vpn_gateway_id: '${aws_vpn_gateway.Gateway.id}',
    vpc_id: '${aws_vpc.Main.id}',
  });
});

it('propagates once it is attached, by the names of tier and table', () => {
  const stack = make({ propagateTo: ['data'] });
  const address = stack.addresses.find((each) => each.includes('route_propagation')) ?? '';
  expect(address).toMatch(/Gateway_data-RouteTable_/);
  expect(stack.only(VpnGatewayRoutePropagation).vpn_gateway_id).toMatch(
    /^\$\{aws_vpn_gateway_attachment\.Gateway_Attachment_\w+\.vpn_gateway_id\}$/,
  );
});

it('tells nobody where no tier is named', () => {
  expect(make({ propagateTo: [] }).inventory).not.toHaveProperty(
    'aws_vpn_gateway_route_propagation',
  );
});

it('has the number and zone it is given', () => {
  const props = { amazonSideAsn: 4_200_000_000, availabilityZone: 'eu-central-1b' };
  expect(make(props).only(AwsVpnGateway)).toMatchObject({
    amazon_side_asn: '4200000000',
    availability_zone: 'eu-central-1b',
  });
});

it('lets a token be its number', () => {
  const gateway = make({ amazonSideAsn: Token.asNumber('${var.asn}') }).only(AwsVpnGateway);
  expect(gateway.amazon_side_asn).toBe('${var.asn}');
});

it('refers to what others deploy', () => {
  const stack = synth((scope) => {
    const gateway = VpnGateway.fromVpnGatewayAttributes(scope, 'Gateway', {
      vpnGatewayId: 'vgw-1',
    });
    expect(gateway).toMatchObject({ vpnGatewayId: 'vgw-1', ipv4CidrBlocks: [] });
  });
  expect(stack.inventory).toEqual({});
});

it.each<[Partial<VpnGatewayProps>, string]>([
  [
    { amazonSideAsn: 65_535 },
    'amazonSideAsn must be a whole number from 64512 to 65534 or from 4200000000 to 4294967294, got 65535',
  ],
  [
    { availabilityZone: 'eu-west-1a' },
    'availabilityZone must be one of the VPC\'s, eu-central-1a, eu-central-1b, eu-central-1c, got "eu-west-1a"',
  ],
  [{ propagateTo: ['web'] }, 'propagateTo must name tiers of the VPC, private, data, got "web"'],
  [{ propagateTo: ['data', 'data'] }, 'propagateTo must name each tier once, got "data" twice'],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`VpnGateway 'test/Gateway': ${problem}`);
});
