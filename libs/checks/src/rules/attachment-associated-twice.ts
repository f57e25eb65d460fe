import { flagOf, isUnknown, textOf } from '@archway/terraform';
import { problem, unseen, type Rule } from '../rule/rule';

export const attachmentAssociatedTwice: Rule = {
  id: 'attachment-associated-twice',
  group: 'apply-fails',
  severity: 'error',
  title: 'A Transit Gateway attachment is associated with two route tables',
  looksFor:
    'Associations of VPC attachments that the gateway associates with its default route table by itself, and two associations of one attachment. An association with replace_existing_association is left alone.',
  why: 'An attachment has one route table, and AWS refuses a second one: the plan passes and the apply fails.',
  fix: 'Set transit_gateway_default_route_table_association = false on the attachment, or default_route_table_association = "disable" on the gateway.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html',
  *check(estate) {
    const type = 'aws_ec2_transit_gateway_vpc_attachment';
    for (const attachment of estate.all(type)) {
      const [first, second] = estate
        .naming(
          attachment,
          'aws_ec2_transit_gateway_route_table_association',
          'transit_gateway_attachment_id',
        )
        .filter(({ attributes }) => attributes['replace_existing_association'] !== true);
      if (first === undefined) continue;
      if (second !== undefined) {
        yield problem(
          second,
          `associates ${attachment.address}, as ${first.address} does`,
          'second',
        );
      }
      const own = attachment.attributes['transit_gateway_default_route_table_association'];
      if (isUnknown(own) && own.references.length > 0) {
        yield unseen(attachment, 'transit_gateway_default_route_table_association');
        continue;
      }
      if (flagOf(own) === false) continue;
      const gateway = estate.target(
        attachment,
        attachment.attributes['transit_gateway_id'],
        'aws_ec2_transit_gateway',
      );
      const setting = gateway?.attributes['default_route_table_association'];
      if (gateway === undefined || textOf(setting) === 'disable') {
        if (gateway === undefined && own === undefined)
          yield unseen(attachment, 'default_route_table_association of its gateway');
        continue;
      }
      if (isUnknown(setting) && setting.references.length > 0) {
        yield unseen(attachment, 'default_route_table_association of its gateway');
        continue;
      }
      yield problem(
        first,
        `associates ${attachment.address}, which ${gateway.address} associates with its default route table`,
        'default',
      );
    }
  },
};
