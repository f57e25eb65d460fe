import { VpcEndpointConnectionAccepter } from '@cdktf/provider-aws/lib/vpc-endpoint-connection-accepter';
import { VpcEndpointConnectionNotification } from '@cdktf/provider-aws/lib/vpc-endpoint-connection-notification';
import { VpcEndpointService } from '@cdktf/provider-aws/lib/vpc-endpoint-service';
import { VpcEndpointServicePrivateDnsVerification } from '@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification';
import type { ITopic, PolicyStatement } from '@archway/core';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { EndpointService } from './endpoint-service';
import type { EndpointServiceProps } from './endpoint-service-props';

const loadBalancer = (kind: 'net' | 'gwy' | 'app') =>
  `arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/${kind}/orders/50dc6c495c0c9188`;

const make = (
  props: Partial<EndpointServiceProps> = {},
  look: (service: EndpointService, scope: Construct) => void = () => undefined,
) =>
  synth((stack) =>
    look(
      new EndpointService(stack, 'Orders', {
        loadBalancers: { networkLoadBalancerArns: [loadBalancer('net')] },
        ...props,
      }),
      stack,
    ),
  );

/** A topic that keeps what is said of it. */
class Told extends Construct implements ITopic {
  readonly topicArn = 'arn:aws:sns:eu-central-1:111122223333:told';
  readonly fifo = false;
  readonly statements: PolicyStatement[] = [];

  grantPublish(): void {
    throw new Error('nobody asks');
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
  }
}

it('is offered to nobody, and waits for somebody to accept', () => {
  const stack = make();
  expect(stack.inventory).toEqual({ aws_vpc_endpoint_service: 1 });
  expect(stack.only(VpcEndpointService)).toEqual({
    acceptance_required: true,
    network_load_balancer_arns: [loadBalancer('net')],
    allowed_principals: [],
    tags: { Name: 'test/Orders' },
  });
});

it('takes each setting', () => {
  const service = make({
    acceptanceRequired: false,
    allowedPrincipals: ['arn:aws:iam::444455556666:root', '*'],
    privateDnsName: '*.orders.example.com',
    supportedIpAddressTypes: ['ipv4', 'ipv6'],
    supportedRegions: ['eu-west-1'],
  }).only(VpcEndpointService);
  expect(service).toMatchObject({
    acceptance_required: false,
    allowed_principals: ['arn:aws:iam::444455556666:root', '*'],
    private_dns_name: '*.orders.example.com',
    supported_ip_address_types: ['ipv4', 'ipv6'],
    supported_regions: ['eu-west-1'],
  });
});

it('stands before appliances', () => {
  const stack = make({ loadBalancers: { gatewayLoadBalancerArns: [loadBalancer('gwy')] } });
  expect(stack.only(VpcEndpointService)).toMatchObject({
    gateway_load_balancer_arns: [loadBalancer('gwy')],
  });
});

it('accepts an endpoint', () => {
  const stack = make({}, (service) => service.accept('Partner', 'vpce-1'));
  expect(stack.only(VpcEndpointConnectionAccepter)).toEqual({
    vpc_endpoint_service_id: '${aws_vpc_endpoint_service.Orders.id}',
    vpc_endpoint_id: 'vpce-1',
  });
});

it('tells a topic of endpoints, and only for itself', () => {
  let statements: readonly PolicyStatement[] = [];
  const stack = make({}, (service, scope) => {
    const topic = new Told(scope, 'Told');
    service.notify('Changes', topic, ['Connect']);
    statements = topic.statements;
  });
  expect(stack.only(VpcEndpointConnectionNotification)).toMatchObject({
    connection_events: ['Connect'],
    connection_notification_arn: 'arn:aws:sns:eu-central-1:111122223333:told',
  });
  expect(statements).toMatchObject([
    {
      principals: { services: ['vpce.amazonaws.com'] },
      actions: ['sns:Publish'],
      conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
  ]);
  expect(() =>
    make({}, (service, scope) => service.notify('No', new Told(scope, 'T'), [])),
  ).toThrow("EndpointService 'test/Orders': events must be at least one");
});

it('has its private name verified once the record stands', () => {
  const stack = make({ privateDnsName: 'orders.example.com' }, (service, scope) => {
    expect(service.privateDnsVerification?.name).not.toBe('');
    service.verifyPrivateDnsName('Verified', new Construct(scope, 'Record'));
  });
  expect(stack.only(VpcEndpointServicePrivateDnsVerification)).toMatchObject({
    service_id: '${aws_vpc_endpoint_service.Orders.id}',
    wait_for_verification: true,
  });
  expect(() => make({}, (service, scope) => service.verifyPrivateDnsName('No', scope))).toThrow(
    'privateDnsName must be given for one to verify it',
  );
});

it('takes load balancers that only Terraform knows', () => {
  const arn = Lazy.stringValue({ produce: () => '${aws_lb.Orders.arn}' });
  expect(() => make({ loadBalancers: { networkLoadBalancerArns: [arn] } })).not.toThrow();
});

it.each<[Partial<EndpointServiceProps>, string]>([
  [
    { loadBalancers: { networkLoadBalancerArns: [] } },
    'loadBalancers.networkLoadBalancerArns must be at least one',
  ],
  [
    { loadBalancers: { networkLoadBalancerArns: [loadBalancer('app')] } },
    'loadBalancers.networkLoadBalancerArns must be ARNs of Network Load Balancers, got "arn:aws:',
  ],
  [
    { loadBalancers: { gatewayLoadBalancerArns: [loadBalancer('net')] } },
    'loadBalancers.gatewayLoadBalancerArns must be ARNs of Gateway Load Balancers',
  ],
  [{ allowedPrincipals: ['444455556666'] }, 'allowedPrincipals must be ARNs such as'],
  [{ privateDnsName: 'orders' }, 'privateDnsName must be a name such as orders.example.com'],
  [
    {
      loadBalancers: { gatewayLoadBalancerArns: [loadBalancer('gwy')] },
      privateDnsName: 'orders.example.com',
    },
    'privateDnsName must be left out for Gateway Load Balancers, got "orders.example.com"',
  ],
  [{ supportedIpAddressTypes: [] }, 'supportedIpAddressTypes must be at least one, or left out'],
  [
    { supportedIpAddressTypes: ['dualstack' as 'ipv4'] },
    'supportedIpAddressTypes must be one of ipv4, ipv6, got "dualstack"',
  ],
  [{ supportedRegions: ['ireland'] }, 'supportedRegions must be regions such as eu-west-1'],
  [
    { supportedRegions: ['eu-central-1'] },
    'supportedRegions must leave out the service\'s own, got "eu-central-1"',
  ],
])('refuses what cannot serve: %#', (props, problem) => {
  expect(() => make(props)).toThrow("EndpointService 'test/Orders': ");
  expect(() => make(props)).toThrow(problem);
});
