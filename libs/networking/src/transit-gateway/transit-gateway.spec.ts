import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { synth } from '@archway/testing';
import { Lazy, Token } from 'cdktf';
import type { TransitGatewayProps } from './transit-gateway';
import { TransitGateway } from './transit-gateway';

const make = (props: TransitGatewayProps = {}) =>
  synth((stack) => new TransitGateway(stack, 'Hub', props));

it('deploys a router that is recorded', () => {
  expect(make().inventory).toEqual({
    aws_ec2_transit_gateway: 1,
    aws_flow_log: 1,
    aws_cloudwatch_log_group: 1,
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
  });
});

it('connects nothing by itself: no default tables, no foreign attachments, no multicast', () => {
  expect(make().only(Ec2TransitGateway)).toEqual({
    description: 'test/Hub',
    amazon_side_asn: 64_512,
    auto_accept_shared_attachments: 'disable',
    default_route_table_association: 'disable',
    default_route_table_propagation: 'disable',
    dns_support: 'enable',
    vpn_ecmp_support: 'enable',
    multicast_support: 'disable',
    security_group_referencing_support: 'disable',
    tags: { Name: 'test/Hub' },
  });
});

it('takes each setting', () => {
  const gateway = make({
    description: 'Frankfurt',
    amazonSideAsn: 4_200_000_001,
    cidrBlocks: ['10.99.0.0/24', '2001:db8:99::/64'],
    autoAcceptSharedAttachments: true,
    dnsSupport: false,
    vpnEcmpSupport: false,
    multicastSupport: true,
    securityGroupReferencingSupport: true,
  }).only(Ec2TransitGateway);
  expect(gateway).toMatchObject({
    description: 'Frankfurt',
    amazon_side_asn: 4_200_000_001,
    transit_gateway_cidr_blocks: ['10.99.0.0/24', '2001:db8:99::/64'],
    auto_accept_shared_attachments: 'enable',
    dns_support: 'disable',
    vpn_ecmp_support: 'disable',
    multicast_support: 'enable',
    security_group_referencing_support: 'enable',
  });
});

it('is recorded as told, or not at all', () => {
  const logFormat = '${srcaddr} ${dstaddr}';
  expect(make({ flowLog: { logFormat } }).only(FlowLog)).toMatchObject({
    transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}',
    log_format: '$${srcaddr} $${dstaddr}',
  });
  expect(make({ flowLog: 'none' }).inventory).toEqual({ aws_ec2_transit_gateway: 1 });
});

it('can be one that others deploy', () => {
  synth((stack) => {
    const hub = TransitGateway.fromTransitGatewayAttributes(stack, 'Hub', {
      transitGatewayId: 'tgw-1',
      transitGatewayArn: 'arn:tgw-1',
      amazonSideAsn: 64_600,
      cidrBlocks: ['10.99.0.0/24'],
      shared: true,
    });
    expect(hub).toMatchObject({
      transitGatewayId: 'tgw-1',
      transitGatewayArn: 'arn:tgw-1',
      amazonSideAsn: 64_600,
      cidrBlocks: ['10.99.0.0/24'],
      shared: true,
    });
  });
});

it.each([64_512, 65_534, 4_200_000_000, 4_294_967_294, Token.asNumber('${var.asn}')])(
  'takes the number %p',
  (amazonSideAsn) => {
    expect(() => make({ amazonSideAsn })).not.toThrow();
  },
);

it.each([64_511, 65_535, 4_199_999_999, 4_294_967_295, 64_512.5])(
  'refuses the number %p',
  (amazonSideAsn) => {
    expect(() => make({ amazonSideAsn })).toThrow(
      `TransitGateway 'test/Hub': amazonSideAsn must be a whole number from 64512 to 65534 or from 4200000000 to 4294967294, got ${amazonSideAsn}`,
    );
  },
);

it.each([
  [['10.99.0.0/24', '10.98.0.0/24']],
  [['169.253.255.0/24']],
  [['2001:db8::/64']],
  [['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24', '10.0.4.0/24']],
  [[Lazy.stringValue({ produce: () => '10.99.0.0/24' })]],
])('takes the blocks %j', (cidrBlocks) => {
  expect(() => make({ cidrBlocks })).not.toThrow();
});

it.each([
  [['10.99.0.0/25'], 'cidrBlocks[0] must be between /0 and /24, got "10.99.0.0/25"'],
  [['2001:db8::/65'], 'cidrBlocks[0] must be between /0 and /64, got "2001:db8::/65"'],
  [['169.254.8.0/24'], 'cidrBlocks must be outside 169.254.0.0/16, got "169.254.8.0/24"'],
  [
    ['10.99.0.0/24', '10.99.0.0/16'],
    'cidrBlocks must not overlap, got "10.99.0.0/24" and "10.99.0.0/16"',
  ],
  [
    Array.from({ length: 6 }, (_, index) => `10.${index}.0.0/24`),
    'cidrBlocks must be at most 5, got 6',
  ],
])('refuses the blocks %j', (cidrBlocks, problem) => {
  expect(() => make({ cidrBlocks })).toThrow(problem);
});
