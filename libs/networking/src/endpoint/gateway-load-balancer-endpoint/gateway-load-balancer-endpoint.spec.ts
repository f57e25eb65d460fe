import { Route } from '@cdktf/provider-aws/lib/route';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import { Vpc } from '../../vpc/vpc';
import type { GatewayLoadBalancerEndpointProps } from './gateway-load-balancer-endpoint';
import { GatewayLoadBalancerEndpoint } from './gateway-load-balancer-endpoint';

const SERVICE = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0';

const make = (serviceName = SERVICE, props: Partial<GatewayLoadBalancerEndpointProps> = {}) =>
  synth((stack) => {
    const vpc = new Vpc(stack, 'Main', {
      ipv4: '10.0.0.0/16',
      tiers: { way: { reach: 'isolated' } },
      flowLog: 'none',
    });
    const [subnet] = vpc.subnets('way');
    if (!subnet) throw new Error('no subnet');
    const endpoint = new GatewayLoadBalancerEndpoint(stack, 'Appliance', {
      vpc,
      subnet,
      service: { serviceName },
      ...props,
    });
    vpc.routeTables('way')[0]?.addRoute('Inspect', {
      destination: { ipv4CidrBlock: '0.0.0.0/0' },
      target: { vpcEndpointId: endpoint.vpcEndpointId },
    });
  });

it('stands in one subnet, and routes lead to it', () => {
  const stack = make(SERVICE, { ipAddressType: 'dualstack' });
  expect(stack.only(VpcEndpoint)).toMatchObject({
    vpc_endpoint_type: 'GatewayLoadBalancer',
    service_name: SERVICE,
    subnet_ids: [expect.stringContaining('Main_way_1a')],
    ip_address_type: 'dualstack',
  });
  expect(stack.only(Route)).toMatchObject({
    vpc_endpoint_id: '${aws_vpc_endpoint.Appliance.id}',
  });
});

it('takes a service that only Terraform knows', () => {
  const name = Lazy.stringValue({ produce: () => '${local.service}' });
  expect(make(name).only(VpcEndpoint).service_name).toBe('${local.service}');
});

it('refuses a service that is none of its kind, and addresses that it cannot have', () => {
  expect(() => make('com.amazonaws.eu-central-1.s3')).toThrow(
    "GatewayLoadBalancerEndpoint 'test/Appliance': service.serviceName must be the name of an endpoint service",
  );
  expect(() => make(SERVICE, { ipAddressType: 'ipv6' as 'ipv4' })).toThrow(
    'ipAddressType must be one of ipv4, dualstack, got "ipv6"',
  );
});
