import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { synth } from '@archway/testing';
import { TransitGateway } from '../transit-gateway/transit-gateway';
import type { ResourceShareProps } from './resource-share';
import { ResourceShare } from './resource-share';

const make = (props: Partial<ResourceShareProps> = {}) =>
  synth((stack) => {
    const hub = new TransitGateway(stack, 'Hub', { flowLog: 'none' });
    new ResourceShare(stack, 'Share', {
      resources: { hub: hub.transitGatewayArn },
      principals: { orders: '222233334444' },
      ...props,
    });
  });

it('shares with the organisation only', () => {
  const stack = make();
  expect(stack.inventory).toEqual({
    aws_ec2_transit_gateway: 1,
    aws_ram_resource_share: 1,
    aws_ram_resource_association: 1,
    aws_ram_principal_association: 1,
  });
  expect(stack.only(RamResourceShare)).toEqual({
    name: 'test/Share',
    allow_external_principals: false,
    tags: { Name: 'test/Share' },
  });
  const share = { resource_share_arn: '${aws_ram_resource_share.Share.arn}' };
  expect(stack.only(RamResourceAssociation)).toEqual({
    ...share,
    resource_arn: '${aws_ec2_transit_gateway.Hub.arn}',
  });
  expect(stack.only(RamPrincipalAssociation)).toEqual({ ...share, principal: '222233334444' });
});

it('has another name, permissions, and accounts of others when told so', () => {
  const permission = 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionTransitGateway';
  expect(
    make({ name: 'network', permissionArns: [permission], allowExternalPrincipals: true }).only(
      RamResourceShare,
    ),
  ).toMatchObject({
    name: 'network',
    permission_arns: [permission],
    allow_external_principals: true,
  });
});

it.each([
  'arn:aws:organizations::111122223333:organization/o-abcdefghij',
  'arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-cdef3456',
])('takes the principal %s', (principal) => {
  expect(() => make({ principals: { all: principal } })).not.toThrow();
});

it.each<[Partial<ResourceShareProps>, string]>([
  [{ principals: {} }, 'principals must name at least one'],
  [{ resources: {} }, 'resources must name at least one'],
  [{ resources: { hub: 'tgw-1' } }, 'resources.hub must be an ARN, got "tgw-1"'],
  [{ name: '' }, 'name must be 1 to 255 characters, got ""'],
  [
    { principals: { all: '*' } },
    'principals.all must be twelve digits, or the ARN of an organisation or a unit of it, got "*"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => make(props)).toThrow(`ResourceShare 'test/Share': ${problem}`);
});
