import { VpcBlockPublicAccessOptions } from '@cdktf/provider-aws/lib/vpc-block-public-access-options';
import { synth } from '@archway/testing';
import { VpcBlockPublicAccess } from './vpc-block-public-access';

it('blocks both ways unless told otherwise', () => {
  const stack = synth((scope) => new VpcBlockPublicAccess(scope, 'Closed'));
  expect(stack.inventory).toEqual({ aws_vpc_block_public_access_options: 1 });
  expect(stack.only(VpcBlockPublicAccessOptions)).toEqual({
    internet_gateway_block_mode: 'block-bidirectional',
  });
});

it.each(['block-ingress', 'off'] as const)('takes %s', (internetGatewayBlockMode) => {
  const stack = synth(
    (scope) => new VpcBlockPublicAccess(scope, 'Closed', { internetGatewayBlockMode }),
  );
  expect(stack.only(VpcBlockPublicAccessOptions)).toEqual({
    internet_gateway_block_mode: internetGatewayBlockMode,
  });
});

it('refuses another word', () => {
  expect(() =>
    synth(
      (scope) =>
        new VpcBlockPublicAccess(scope, 'Closed', { internetGatewayBlockMode: 'on' as 'off' }),
    ),
  ).toThrow(
    'internetGatewayBlockMode must be one of block-bidirectional, block-ingress, off, got "on"',
  );
});
