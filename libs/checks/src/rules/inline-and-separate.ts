import { isList, isUnknown, type Value } from '@archway/terraform';
import { problem, type Rule } from '../rule/rule';

/** What a resource can list itself, and the resources that add to the same list. */
const LISTS: readonly {
  readonly owner: string;
  readonly argument: string;
  readonly separate: readonly (readonly [type: string, names: string])[];
  readonly only?: (attributes: Readonly<Record<string, Value>>) => boolean;
}[] = [
  {
    owner: 'aws_security_group',
    argument: 'ingress',
    separate: [
      ['aws_security_group_rule', 'security_group_id'],
      ['aws_vpc_security_group_ingress_rule', 'security_group_id'],
    ],
    only: ({ type }) => type === undefined || type === 'ingress',
  },
  {
    owner: 'aws_security_group',
    argument: 'egress',
    separate: [
      ['aws_security_group_rule', 'security_group_id'],
      ['aws_vpc_security_group_egress_rule', 'security_group_id'],
    ],
    only: ({ type }) => type === undefined || type === 'egress',
  },
  {
    owner: 'aws_route_table',
    argument: 'route',
    separate: [['aws_route', 'route_table_id']],
  },
  {
    owner: 'aws_network_acl',
    argument: 'ingress',
    separate: [['aws_network_acl_rule', 'network_acl_id']],
    only: ({ egress }) => !isUnknown(egress) && egress !== true,
  },
  {
    owner: 'aws_network_acl',
    argument: 'egress',
    separate: [['aws_network_acl_rule', 'network_acl_id']],
    only: ({ egress }) => egress === true,
  },
  {
    owner: 'aws_iam_role',
    argument: 'inline_policy',
    separate: [['aws_iam_role_policy', 'role']],
  },
  {
    owner: 'aws_iam_role',
    argument: 'managed_policy_arns',
    separate: [['aws_iam_role_policy_attachment', 'role']],
  },
];

export const inlineAndSeparate: Rule = {
  id: 'inline-and-separate',
  group: 'apply-fails',
  severity: 'error',
  title: 'Two resources own one list',
  looksFor:
    'Security groups, route tables, network ACLs and roles that list rules, routes or policies themselves, beside separate resources that add to the same list.',
  why: 'Each apply removes what the other resource added, so rules, routes or permissions come and go.',
  fix: 'List all of them in the resource, or each as a resource of its own.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  *check(estate) {
    for (const { owner, argument, separate, only = () => true } of LISTS) {
      for (const subject of estate.all(owner)) {
        const listed = subject.attributes[argument];
        if (listed === undefined || listed === null || isUnknown(listed)) continue;
        // In a plan, what the provider fills in of separate rules is not known before the apply.
        if (isList(listed) && listed.length === 0) continue;
        const others = separate.flatMap(([type, names]) =>
          estate
            .naming(subject, type, names)
            .filter((each) =>
              only(
                type === 'aws_security_group_rule' || type === 'aws_network_acl_rule'
                  ? each.attributes
                  : {},
              ),
            ),
        );
        const [first, ...more] = others;
        if (first === undefined) continue;
        const rest = more.length === 0 ? '' : ` and ${more.length} more`;
        yield problem(
          subject,
          `lists ${argument} itself, and ${first.address}${rest} add${more.length === 0 ? 's' : ''} to it`,
          argument,
        );
      }
    }
  },
};
