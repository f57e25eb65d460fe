import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { inlineAndSeparate } from './inline-and-separate';

const stack = (resources: Resources) => stackOf(resources, { variable: { rules: {}, id: {} } });
const ID = '${aws_security_group.App.id}';
const RULE = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.0.0.0/8'] };
const group = (attributes: object, more: Resources) =>
  stack({ aws_security_group: { App: attributes }, ...more });

it.each<[string, Resources]>([
  [
    'aws_security_group_rule.In',
    { aws_security_group_rule: { In: { type: 'ingress', security_group_id: ID } } },
  ],
  [
    'aws_vpc_security_group_ingress_rule.In',
    { aws_vpc_security_group_ingress_rule: { In: { security_group_id: ID } } },
  ],
])('finds a group that lists ingress beside %s', (address, more) => {
  expect(problemsOf(inlineAndSeparate, group({ ingress: [RULE] }, more))).toEqual([
    `aws_security_group.App: lists ingress itself, and ${address} adds to it`,
  ]);
});

it('counts further resources', () => {
  const rule = { type: 'egress', security_group_id: ID };
  const more = { aws_security_group_rule: { A: rule, B: rule, C: rule } };
  expect(problemsOf(inlineAndSeparate, group({ egress: [RULE] }, more))).toEqual([
    'aws_security_group.App: lists egress itself, and aws_security_group_rule.A and 2 more add to it',
  ]);
});

it.each<[string, object, Resources]>([
  [
    'a rule of the other direction',
    { egress: [RULE] },
    { aws_security_group_rule: { In: { type: 'ingress', security_group_id: ID } } },
  ],
  [
    'a rule of another group',
    { ingress: [RULE] },
    { aws_vpc_security_group_ingress_rule: { In: { security_group_id: 'sg-1' } } },
  ],
  ['no separate rule', { ingress: [RULE] }, {}],
  [
    'an empty list',
    { ingress: [] },
    { aws_vpc_security_group_ingress_rule: { In: { security_group_id: ID } } },
  ],
  [
    'rules that are not known',
    { ingress: '${var.rules}' },
    { aws_vpc_security_group_ingress_rule: { In: { security_group_id: ID } } },
  ],
  [
    'a group that is not known',
    { ingress: [RULE] },
    { aws_vpc_security_group_ingress_rule: { In: { security_group_id: '${var.id}' } } },
  ],
])('accepts %s', (_, attributes, more) => {
  expect(problemsOf(inlineAndSeparate, group(attributes, more))).toEqual([]);
});

it.each<[string, Resources]>([
  [
    'aws_route_table.It: lists route itself, and aws_route.Out adds to it',
    {
      aws_route_table: { It: { route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] } },
      aws_route: { Out: { route_table_id: '${aws_route_table.It.id}' } },
    },
  ],
  [
    'aws_network_acl.It: lists egress itself, and aws_network_acl_rule.Out adds to it',
    {
      aws_network_acl: { It: { egress: [{ rule_no: 1 }] } },
      aws_network_acl_rule: { Out: { network_acl_id: '${aws_network_acl.It.id}', egress: true } },
    },
  ],
  [
    'aws_iam_role.It: lists inline_policy itself, and aws_iam_role_policy.More adds to it',
    {
      aws_iam_role: { It: { inline_policy: [{ name: 'read' }] } },
      aws_iam_role_policy: { More: { role: '${aws_iam_role.It.name}' } },
    },
  ],
  [
    'aws_iam_role.It: lists managed_policy_arns itself, and aws_iam_role_policy_attachment.More adds to it',
    {
      aws_iam_role: { It: { managed_policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] } },
      aws_iam_role_policy_attachment: { More: { role: '${aws_iam_role.It.name}' } },
    },
  ],
])('finds %s', (problem, resources) => {
  expect(problemsOf(inlineAndSeparate, stack(resources))).toEqual([problem]);
});

it('accepts a rule of a network ACL for the other direction', () => {
  const resources: Resources = {
    aws_network_acl: { It: { egress: [{ rule_no: 1 }] } },
    aws_network_acl_rule: { In: { network_acl_id: '${aws_network_acl.It.id}' } },
  };
  expect(problemsOf(inlineAndSeparate, stack(resources))).toEqual([]);
});

it('leaves a rule whose direction is not known alone', () => {
  const more: Resources = {
    aws_security_group_rule: { It: { type: '${var.rules}', security_group_id: ID } },
  };
  expect(problemsOf(inlineAndSeparate, group({ ingress: [RULE] }, more))).toEqual([]);
});

it('leaves a rule of a network ACL whose direction is not known alone', () => {
  const resources: Resources = {
    aws_network_acl: { It: { ingress: [{ rule_no: 1 }] } },
    aws_network_acl_rule: {
      It: { network_acl_id: '${aws_network_acl.It.id}', egress: '${var.id}' },
    },
  };
  expect(problemsOf(inlineAndSeparate, stack(resources))).toEqual([]);
});

it('is an error', () => {
  expect(inlineAndSeparate.severity).toBe('error');
});
