import { CustomerGateway as AwsCustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { synth } from '@archway/testing';
import { ref, Token } from 'cdktf';
import type { CustomerGatewayProps } from './customer-gateway';
import { CustomerGateway } from './customer-gateway';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000';

const make = (props: CustomerGatewayProps) =>
  synth((stack) => {
    new CustomerGateway(stack, 'Office', props);
  });
const made = (props: CustomerGatewayProps) => make(props).only(AwsCustomerGateway);

it('is one resource, of system 65000 unless it says otherwise', () => {
  const stack = make({ ipAddress: '203.0.113.10' });
  expect(stack.inventory).toEqual({ aws_customer_gateway: 1 });
  expect(stack.at('aws_customer_gateway.Office')).toEqual({
    type: 'ipsec.1',
    bgp_asn: '65000',
    ip_address: '203.0.113.10',
    tags: { Name: 'test/Office' },
  });
});

it('shows a certificate instead of an address, under a name', () => {
  expect(made({ certificateArn: CERTIFICATE, deviceName: 'edge-1' })).toMatchObject({
    certificate_arn: CERTIFICATE,
    device_name: 'edge-1',
  });
});

it.each([1, 65_000, 2_147_483_647])('says %d in the argument for short numbers', (bgpAsn) => {
  const gateway = made({ ipAddress: '203.0.113.10', bgpAsn });
  expect(gateway.bgp_asn).toBe(`${bgpAsn}`);
  expect(gateway).not.toHaveProperty('bgp_asn_extended');
});

it.each([2_147_483_648, 4_294_967_294])('says %d in the argument for long ones', (bgpAsn) => {
  const gateway = made({ ipAddress: '203.0.113.10', bgpAsn });
  expect(gateway.bgp_asn_extended).toBe(`${bgpAsn}`);
  expect(gateway).not.toHaveProperty('bgp_asn');
});

it('lets tokens pass', () => {
  const ipAddress = Token.asString(ref('var.address'));
  expect(made({ ipAddress, bgpAsn: Token.asNumber('${var.asn}') })).toMatchObject({
    ip_address: '${var.address}',
    bgp_asn: '${var.asn}',
  });
});

it('refers to what others deploy', () => {
  const stack = synth((scope) => {
    const gateway = CustomerGateway.fromCustomerGatewayAttributes(scope, 'Office', {
      customerGatewayId: 'cgw-1',
    });
    expect(gateway).toMatchObject({ customerGatewayId: 'cgw-1', usesCertificate: false });
  });
  expect(stack.inventory).toEqual({});
});

it.each<[CustomerGatewayProps, string]>([
  [{}, 'ipAddress must be given where there is no certificateArn, got neither'],
  [
    { ipAddress: '2001:db8::1' },
    'ipAddress must be an IPv4 address such as 203.0.113.10, got "2001:db8::1"',
  ],
  [
    { ipAddress: '203.0.113.10', bgpAsn: 0 },
    'bgpAsn must be a whole number between 1 and 4294967294, got 0',
  ],
  [{ ipAddress: '203.0.113.10', bgpAsn: 7224 }, "bgpAsn must not be one of Amazon's own, got 7224"],
  [{ certificateArn: 'mine' }, 'certificateArn must be the ARN of a certificate of ACM'],
  [
    { ipAddress: '203.0.113.10', deviceName: 'x'.repeat(256) },
    'deviceName must be 1 to 255 characters',
  ],
])('refuses %p', (props, problem) => {
  expect(() => make(props)).toThrow(`CustomerGateway 'test/Office': ${problem}`);
});
