import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { synth } from '@archway/testing';
import { Port } from '../../security-group/port';
import { SecurityGroup } from '../../security-group/security-group';
import { Vpc } from '../../vpc/vpc';
import type { GatewayEndpointProps, GatewayService } from './gateway-endpoint';
import { GatewayEndpoint } from './gateway-endpoint';

const make = (
  props: Partial<GatewayEndpointProps> = {},
  look: (endpoint: GatewayEndpoint, vpc: Vpc) => void = () => undefined,
) =>
  synth((stack) => {
    const vpc = new Vpc(stack, 'Main', {
      ipv4: '10.0.0.0/16',
      tiers: { app: { reach: 'private' }, data: { reach: 'isolated' } },
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      flowLog: 'none',
    });
    look(new GatewayEndpoint(stack, 'Store', { vpc, service: 's3', ...props }), vpc);
  });

it('is one endpoint with a route in every table of the VPC', () => {
  const stack = make();
  expect(stack.inventory).toMatchObject({ aws_vpc_endpoint: 1 });
  expect(stack.only(VpcEndpoint)).toMatchObject({
    vpc_id: '${aws_vpc.Main.id}',
    service_name: 'com.amazonaws.eu-central-1.s3',
    vpc_endpoint_type: 'Gateway',
    route_table_ids: [
      expect.stringContaining('Main_app_RouteTable-1a'),
      expect.stringContaining('Main_app_RouteTable-1b'),
      expect.stringContaining('Main_data_RouteTable'),
    ],
  });
});

it('admits the account only', () => {
  expect(make({ service: 'dynamodb' }).only(VpcEndpoint).policy).toContain(
    '"aws:PrincipalAccount":"111122223333"',
  );
  expect(make({ policy: 'everyone' }).only(VpcEndpoint)).not.toHaveProperty('policy');
});

it('has routes in the given tables only', () => {
  const stack = synth((scope) => {
    const vpc = new Vpc(scope, 'Main', {
      ipv4: '10.0.0.0/16',
      tiers: { app: { reach: 'private' }, data: { reach: 'isolated' } },
      flowLog: 'none',
    });
    new GatewayEndpoint(scope, 'Store', {
      vpc,
      service: 's3express',
      routeTables: vpc.routeTables('data'),
    });
  });
  expect(stack.only(VpcEndpoint)).toMatchObject({
    service_name: 'com.amazonaws.eu-central-1.s3express',
    route_table_ids: [expect.stringContaining('Main_data_RouteTable')],
  });
});

it('is what security groups let out to', () => {
  const stack = make({}, (endpoint, vpc) =>
    new SecurityGroup(vpc, 'Web', { vpc }).allowTo(endpoint, Port.tcp(443)),
  );
  expect(stack.only(VpcSecurityGroupEgressRule)).toMatchObject({
    prefix_list_id: '${aws_vpc_endpoint.Store.prefix_list_id}',
  });
});

it('is for the region that the zones of a VPC elsewhere name', () => {
  const abroad = (availabilityZones: readonly string[]) =>
    synth((stack) => {
      const provider = new AwsProvider(stack, 'ireland', { alias: 'ireland', region: 'eu-west-1' });
      const vpc = Vpc.fromVpcAttributes(stack, 'Main', {
        vpcId: 'vpc-1',
        vpcArn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1',
        availabilityZones,
        tiers: {
          app: [
            {
              subnetId: 'subnet-1',
              subnetArn: 'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1',
              availabilityZone: 'eu-west-1a',
              routeTableId: 'rtb-1',
            },
          ],
        },
        provider,
      });
      new GatewayEndpoint(stack, 'Store', { vpc, service: 's3' });
    });
  expect(abroad(['eu-west-1a']).only(VpcEndpoint)).toMatchObject({
    service_name: 'com.amazonaws.eu-west-1.s3',
    route_table_ids: ['rtb-1'],
    provider: 'aws.ireland',
  });
  expect(() => abroad([])).toThrow(
    "GatewayEndpoint 'test/Store': vpc must name its availabilityZones: on another provider",
  );
});

it.each<[Partial<GatewayEndpointProps>, string]>([
  [
    { service: 'sqs' as GatewayService },
    'service must be one of dynamodb, s3, s3express, got "sqs": others have an InterfaceEndpoint',
  ],
  [{ routeTables: [] }, 'routeTables must be at least one'],
  [{ policy: { organizationId: 'x' } }, 'policy.organizationId must be an organization'],
])('refuses what there is not: %#', (props, problem) => {
  expect(() => make(props)).toThrow(`GatewayEndpoint 'test/Store': ${problem}`);
});
