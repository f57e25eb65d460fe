import { Ec2InstanceConnectEndpoint } from '@cdktf/provider-aws/lib/ec2-instance-connect-endpoint';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { synth } from '@archway/testing';
import { SecurityGroup } from '../security-group/security-group';
import { Vpc } from '../vpc/vpc';
import { InstanceConnectEndpoint } from './instance-connect-endpoint';

const make = (build: (vpc: Vpc) => void) =>
  synth((stack) =>
    build(
      new Vpc(stack, 'Main', {
        ipv4: '10.0.0.0/16',
        tiers: { data: { reach: 'isolated', availabilityZones: ['eu-central-1a'] } },
        flowLog: 'none',
      }),
    ),
  );

const endpoint = (vpc: Vpc, groups?: number): InstanceConnectEndpoint => {
  const [subnet] = vpc.subnets('data');
  if (!subnet) throw new Error('no subnet');
  const securityGroups = Array.from({ length: groups ?? 0 }, (_, index) =>
    SecurityGroup.fromSecurityGroupAttributes(vpc, `Group${index}`, {
      securityGroupId: `sg-${index}`,
    }),
  );
  return new InstanceConnectEndpoint(vpc, 'Connect', {
    vpc,
    subnet,
    ...(groups === undefined ? {} : { securityGroups }),
  });
};

it('stands in one subnet, in a group of its own that lets nothing out', () => {
  const stack = make((vpc) => endpoint(vpc));
  expect(stack.inventory).toMatchObject({
    aws_ec2_instance_connect_endpoint: 1,
    aws_security_group: 1,
  });
  expect(stack.inventory).not.toHaveProperty('aws_vpc_security_group_egress_rule');
  expect(stack.only(Ec2InstanceConnectEndpoint)).toMatchObject({
    subnet_id: expect.stringMatching(/Main_data_1a_/),
    preserve_client_ip: false,
  });
});

it('reaches a group by SSH, at both ends', () => {
  const stack = make((vpc) => endpoint(vpc).allowTo(new SecurityGroup(vpc, 'Hosts', { vpc })));
  expect(stack.only(VpcSecurityGroupEgressRule)).toMatchObject({
    ip_protocol: 'tcp',
    from_port: 22,
  });
  expect(stack.only(VpcSecurityGroupIngressRule)).toMatchObject({ from_port: 22, to_port: 22 });
});

it.each([1, 5])('is in %d given groups', (groups) => {
  const stack = make((vpc) => endpoint(vpc, groups));
  expect(stack.only(Ec2InstanceConnectEndpoint).security_group_ids).toHaveLength(groups);
});

it.each([0, 6])('refuses %d groups', (groups) => {
  expect(() => make((vpc) => endpoint(vpc, groups))).toThrow(
    `InstanceConnectEndpoint 'test/Main/Connect': securityGroups must be 1 to 5, got ${groups}`,
  );
});
