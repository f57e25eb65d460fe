import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { attachmentAssociatedTwice } from './attachment-associated-twice';

const ATTACHMENT = '${aws_ec2_transit_gateway_vpc_attachment.Spoke.id}';
const association = (rest: object = {}) => ({
  transit_gateway_attachment_id: ATTACHMENT,
  transit_gateway_route_table_id: 'tgw-rtb-1',
  ...rest,
});

const spoke = ({
  gateway = {},
  attachment = {},
  associations = { One: association() },
}: {
  readonly gateway?: object;
  readonly attachment?: object;
  readonly associations?: Resources[string];
}) =>
  stackOf(
    {
      aws_ec2_transit_gateway: { Hub: gateway },
      aws_ec2_transit_gateway_vpc_attachment: {
        Spoke: { transit_gateway_id: '${aws_ec2_transit_gateway.Hub.id}', ...attachment },
      },
      aws_ec2_transit_gateway_route_table_association: associations,
    },
    { variable: { own: {}, hub: {} } },
  );
const BY_DEFAULT =
  'aws_ec2_transit_gateway_route_table_association.One: associates aws_ec2_transit_gateway_vpc_attachment.Spoke, which aws_ec2_transit_gateway.Hub associates with its default route table';

it.each([
  [{}],
  [{ gateway: { default_route_table_association: 'enable' } }],
  [{ attachment: { transit_gateway_default_route_table_association: true } }],
])('finds an association beside the default one, with %j', (given) => {
  expect(problemsOf(attachmentAssociatedTwice, spoke(given))).toEqual([BY_DEFAULT]);
});

it.each([
  [{ gateway: { default_route_table_association: 'disable' } }],
  [{ attachment: { transit_gateway_default_route_table_association: false } }],
  [{ associations: {} }],
  [{ associations: { One: association({ replace_existing_association: true }) } }],
])('accepts %j', (given) => {
  expect(problemsOf(attachmentAssociatedTwice, spoke(given))).toEqual([]);
});

it('finds two associations of one attachment', () => {
  const stack = spoke({
    gateway: { default_route_table_association: 'disable' },
    associations: { One: association(), Two: association() },
  });
  expect(problemsOf(attachmentAssociatedTwice, stack)).toEqual([
    'aws_ec2_transit_gateway_route_table_association.Two: associates aws_ec2_transit_gateway_vpc_attachment.Spoke, as aws_ec2_transit_gateway_route_table_association.One does',
  ]);
});

it.each([
  [
    { attachment: { transit_gateway_default_route_table_association: '${var.own}' } },
    'transit_gateway_default_route_table_association',
  ],
  [
    { gateway: { default_route_table_association: '${var.hub}' } },
    'default_route_table_association of its gateway',
  ],
  [
    { attachment: { transit_gateway_id: '${var.hub}' } },
    'default_route_table_association of its gateway',
  ],
])('says that it cannot judge %j', (given, what) => {
  const stack = spoke(given);
  expect(problemsOf(attachmentAssociatedTwice, stack)).toEqual([]);
  expect(unseenBy(attachmentAssociatedTwice, stack)).toEqual([
    `aws_ec2_transit_gateway_vpc_attachment.Spoke: ${what}`,
  ]);
});

it('is an error', () => {
  expect(attachmentAssociatedTwice.severity).toBe('error');
});
