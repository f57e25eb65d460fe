import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import { AwsStack } from '@archway/core';
import {
  CentralEndpoints,
  CentralEndpointsClient,
  GatewayEndpoint,
  InterfaceEndpoint,
  Port,
  SecurityGroup,
  Vpc,
} from '@archway/networking';

class Services extends AwsStack {
  constructor() {
    super(testApp(), 'services', {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    });
    const vpc = new Vpc(this, 'Hub', {
      ipv4: '10.20.0.0/16',
      tiers: { app: { reach: 'isolated' } },
    });
    const orders = new Vpc(this, 'Orders', {
      ipv4: '10.21.0.0/16',
      tiers: { app: { reach: 'isolated' } },
    });
    const web = new SecurityGroup(this, 'Web', { vpc });
    // #region endpoints
    const s3 = new GatewayEndpoint(this, 'S3', { vpc, service: 's3' });
    web.allowTo(s3, Port.tcp(443));

    const kms = new InterfaceEndpoint(this, 'Kms', {
      vpc,
      service: 'kms',
      subnets: vpc.subnets('app'),
      policy: { organizationId: 'o-a1b2c3d4e5' },
    });
    kms.allowFrom(web);
    // #endregion

    // #region central
    const endpoints = new CentralEndpoints(this, 'Shared', {
      vpc,
      subnets: vpc.subnets('app'),
      services: ['ssm', 'ssmmessages', 'ec2messages', 'logs', 'ecr.api', 'ecr.dkr'],
      policy: { organizationId: 'o-a1b2c3d4e5' },
    });
    new CentralEndpointsClient(this, 'OrdersUsesShared', { endpoints, vpc: orders });
    // #endregion
  }
}

it('reaches S3, KMS and what is shared', () => {
  const stack = readBack(new Services());
  expect(stack.all(VpcEndpoint)).toHaveLength(1 + 1 + 6);
  expect(stack.inventory).toMatchObject({ aws_route53_zone_association: 6 });
});

itPlans('is planned as it is written by the real provider', () => {
  const stack = new Services();
  const { inventory } = readBack(new Services());
  expect(planOffline(stack).inventory).toEqual(inventory);
});
