import { Ec2TransitGatewayPeeringAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment';
import { Ec2TransitGatewayPeeringAttachmentAccepter } from '@cdktf/provider-aws/lib/ec2-transit-gateway-peering-attachment-accepter';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { AcceptedTransitGatewayPeering } from './accepted-transit-gateway-peering';
import { TransitGateway } from './transit-gateway';
import type { TransitGatewayPeeringProps } from './transit-gateway-peering';
import { TransitGatewayPeering } from './transit-gateway-peering';
import type { ITransitGateway } from './transit-gateway-reference';
import { TransitGatewayRouteTable } from './transit-gateway-route-table';

interface Sides {
  readonly here: ITransitGateway;
  readonly there: ITransitGateway;
}

const sides = (scope: Construct): Sides => ({
  here: new TransitGateway(scope, 'Frankfurt', { flowLog: 'none' }),
  there: new TransitGateway(scope, 'Dublin', {
    flowLog: 'none',
    amazonSideAsn: 64_513,
    provider: new AwsProvider(scope, 'dublin', { alias: 'dublin', region: 'eu-west-1' }),
  }),
});

const make = (props: (sides: Sides, scope: Construct) => Partial<TransitGatewayPeeringProps>) =>
  synth((scope) => {
    const both = sides(scope);
    new TransitGatewayPeering(scope, 'ToDublin', {
      transitGateway: both.here,
      peer: both.there,
      peerRegion: 'eu-west-1',
      ...props(both, scope),
    });
  });

it('asks on one side and accepts on the other', () => {
  const stack = make(() => ({}));
  expect(stack.inventory).toEqual({
    aws_ec2_transit_gateway: 2,
    aws_ec2_transit_gateway_peering_attachment: 1,
    aws_ec2_transit_gateway_peering_attachment_accepter: 1,
  });
  expect(stack.only(Ec2TransitGatewayPeeringAttachment)).toEqual({
    transit_gateway_id: '${aws_ec2_transit_gateway.Frankfurt.id}',
    peer_transit_gateway_id: '${aws_ec2_transit_gateway.Dublin.id}',
    peer_region: 'eu-west-1',
    peer_account_id: '111122223333',
    tags: { Name: 'test/ToDublin' },
  });
  expect(stack.only(Ec2TransitGatewayPeeringAttachmentAccepter)).toMatchObject({
    provider: 'aws.dublin',
    transit_gateway_attachment_id: '${aws_ec2_transit_gateway_peering_attachment.ToDublin.id}',
  });
});

it('is routed to from both sides, once it is accepted', () => {
  const stack = synth((scope) => {
    const { here, there } = sides(scope);
    const peering = new TransitGatewayPeering(scope, 'ToDublin', {
      transitGateway: here,
      peer: there,
      peerRegion: 'eu-west-1',
    });
    for (const transitGateway of [here, there]) {
      const table = new TransitGatewayRouteTable(transitGateway, 'Table', { transitGateway });
      table.associate('Peer', peering);
      table.addRoute('Peer', { cidrBlock: '10.0.0.0/8' }, peering);
    }
  });
  const routes = stack.all({ tfResourceType: 'aws_ec2_transit_gateway_route' });
  expect(routes.map(({ provider }) => provider)).toEqual(['aws.dublin', undefined]);
  for (const route of routes) {
    expect(route.transit_gateway_attachment_id).toMatch(/peering_attachment_accepter/);
  }
});

it('is accepted elsewhere when told so', () => {
  const stack = make((_, scope) => ({
    accept: false,
    peerAccountId: '222233334444',
    peer: TransitGateway.fromTransitGatewayAttributes(scope, 'Theirs', {
      transitGatewayId: 'tgw-2',
      transitGatewayArn: 'arn:tgw-2',
    }),
  }));
  expect(stack.inventory).not.toHaveProperty('aws_ec2_transit_gateway_peering_attachment_accepter');
  expect(stack.only(Ec2TransitGatewayPeeringAttachment).peer_account_id).toBe('222233334444');
});

it('accepts what another stack asks for', () => {
  const stack = synth((scope) => {
    const transitGateway = new TransitGateway(scope, 'Hub', { flowLog: 'none' });
    new AcceptedTransitGatewayPeering(scope, 'FromDublin', {
      transitGateway,
      attachmentId: 'tgw-attach-1',
    });
  });
  expect(stack.only(Ec2TransitGatewayPeeringAttachmentAccepter)).toEqual({
    transit_gateway_attachment_id: 'tgw-attach-1',
    tags: { Name: 'test/FromDublin' },
  });
});

it('warns of one number on both sides', () => {
  const stack = make((_, scope) => ({
    peer: TransitGateway.fromTransitGatewayAttributes(scope, 'Twin', {
      transitGatewayId: 'tgw-2',
      transitGatewayArn: 'arn:tgw-2',
      amazonSideAsn: 64_512,
      provider: new AwsProvider(scope, 'twin', { alias: 'twin', region: 'eu-west-1' }),
    }),
  }));
  expect(stack.warnings).toEqual([
    'test/ToDublin: both sides have the number 64512: AWS recommends one of its own for each (amazonSideAsn)',
  ]);
  expect(make(() => ({})).warnings).toEqual([]);
});

it.each<[string, Parameters<typeof make>[0]]>([
  ['peerRegion must be a region such as eu-west-1, got "dublin"', () => ({ peerRegion: 'dublin' })],
  ['peerAccountId must be twelve digits, got "1"', () => ({ peerAccountId: '1' })],
  [
    "peer must be another Transit Gateway, got 'test/Frankfurt' on both sides",
    ({ here }) => ({ peer: here, peerRegion: 'eu-central-1' }),
  ],
  [
    'peer must have a provider of its own in eu-west-1 (111122223333), or accept must be false, got true',
    (_, scope) => ({ peer: new TransitGateway(scope, 'Near', { flowLog: 'none' }) }),
  ],
])('refuses: %s', (problem, props) => {
  expect(() => make(props)).toThrow(`TransitGatewayPeering 'test/ToDublin': ${problem}`);
});

it('takes two of one region, which need no second provider', () => {
  expect(() =>
    make((_, scope) => ({
      peerRegion: 'eu-central-1',
      peer: new TransitGateway(scope, 'Near', { flowLog: 'none' }),
    })),
  ).not.toThrow();
});
