import { Estate } from '../estate/estate';
import { stackOf, type Resources } from '../testing/observe';
import { exceeded } from './exceeded';
import { QUOTAS, QUOTAS_AS_OF } from './quota-table';

const times = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));
const named = (count: number, block: (at: number) => object): Record<string, object> =>
  Object.fromEntries(times(count, (at) => [`R${at}`, block(at)]));
const sized = (size: number): string => {
  const empty = JSON.stringify({ Statement: [{ Sid: '' }] });
  return JSON.stringify({ Statement: [{ Sid: 'x'.repeat(size - empty.length) }] });
};

/** For each quota, a configuration that uses exactly so much of it. */
const USES: Readonly<Record<string, (number: number) => Resources>> = {
  inboundRules: (n) => ({
    aws_security_group: { G: { ingress: [{ cidr_blocks: times(n, (at) => `10.0.0.${at}/32`) }] } },
  }),
  outboundRules: (n) => ({
    aws_security_group: { G: {} },
    aws_vpc_security_group_egress_rule: named(n, () => ({
      security_group_id: '${aws_security_group.G.id}',
      cidr_ipv4: '10.0.0.0/8',
    })),
  }),
  groupsPerInterface: (n) => ({
    aws_instance: { I: { vpc_security_group_ids: times(n, (at) => `sg-${at}`) } },
  }),
  routesPerTable: (n) => ({
    aws_route_table: { T: { route: times(n, (at) => ({ cidr_block: `10.${at}.0.0/16` })) } },
  }),
  subnetsPerVpc: (n) => ({
    aws_vpc: { V: {} },
    aws_subnet: named(n, () => ({ vpc_id: '${aws_vpc.V.id}' })),
  }),
  blocksPerVpc: (n) => ({
    aws_vpc: { V: {} },
    aws_vpc_ipv4_cidr_block_association: named(n - 1, () => ({ vpc_id: '${aws_vpc.V.id}' })),
  }),
  transitAttachments: (n) => ({
    aws_ec2_transit_gateway: { T: {} },
    aws_vpn_connection: named(n, () => ({
      transit_gateway_id: '${aws_ec2_transit_gateway.T.id}',
    })),
  }),
  transitGatewaysPerVpc: (n) => ({
    aws_vpc: { V: {} },
    aws_ec2_transit_gateway_vpc_attachment: named(n, () => ({ vpc_id: '${aws_vpc.V.id}' })),
  }),
  transitBlocks: (n) => ({
    aws_ec2_transit_gateway: {
      T: { transit_gateway_cidr_blocks: times(n, (at) => `10.${at}.0.0/24`) },
    },
  }),
  transitTables: (n) => ({
    aws_ec2_transit_gateway: { T: {} },
    aws_ec2_transit_gateway_route_table: named(n, () => ({
      transit_gateway_id: '${aws_ec2_transit_gateway.T.id}',
    })),
  }),
  transitPeerings: (n) => ({
    aws_ec2_transit_gateway: { T: {} },
    aws_ec2_transit_gateway_peering_attachment: named(n, () => ({
      transit_gateway_id: '${aws_ec2_transit_gateway.T.id}',
    })),
  }),
  connectPeers: (n) => ({
    aws_ec2_transit_gateway_connect: { C: {} },
    aws_ec2_transit_gateway_connect_peer: named(n, () => ({
      transit_gateway_attachment_id: '${aws_ec2_transit_gateway_connect.C.id}',
    })),
  }),
  managedPolicySize: (n) => ({ aws_iam_policy: { P: { policy: sized(n) } } }),
  rolePolicySize: (n) => ({
    aws_iam_role: { R: {} },
    aws_iam_role_policy: { P: { role: '${aws_iam_role.R.name}', policy: sized(n) } },
  }),
  userPolicySize: (n) => ({
    aws_iam_user: { U: {} },
    aws_iam_user_policy: { P: { user: '${aws_iam_user.U.name}', policy: sized(n) } },
  }),
  groupPolicySize: (n) => ({
    aws_iam_group: { G: {} },
    aws_iam_group_policy: { P: { group: '${aws_iam_group.G.name}', policy: sized(n) } },
  }),
  trustPolicySize: (n) => ({ aws_iam_role: { R: { assume_role_policy: sized(n) } } }),
  policiesPerRole: (n) => ({
    aws_iam_role: { R: {} },
    aws_iam_role_policy_attachment: named(n, () => ({ role: '${aws_iam_role.R.name}' })),
  }),
  queuePolicySize: (n) => ({ aws_sqs_queue_policy: { P: { policy: sized(n) } } }),
  queuePolicyStatements: (n) => ({
    aws_sqs_queue_policy: { P: { policy: JSON.stringify({ Statement: times(n, () => ({})) }) } },
  }),
  bucketPolicySize: (n) => ({ aws_s3_bucket_policy: { P: { policy: sized(n) } } }),
  keyPolicySize: (n) => ({ aws_kms_key_policy: { P: { policy: sized(n) } } }),
  notificationsPerBucket: (n) => ({
    aws_s3_bucket_notification: { N: { queue: times(n, () => ({ events: [] })) } },
  }),
  recordsPerZone: (n) => ({
    aws_route53_zone: { Z: {} },
    aws_route53_record: named(n, (at) => ({
      zone_id: '${aws_route53_zone.Z.zone_id}',
      name: `r${at}`,
      type: 'A',
    })),
  }),
  recordsPerSet: (n) => ({
    aws_route53_record: named(n, (at) => ({
      zone_id: 'Z1',
      name: 'www',
      type: 'A',
      set_identifier: `${at}`,
      weighted_routing_policy: { weight: 1 },
    })),
  }),
  webAclCapacity: (n) => ({
    aws_wafv2_rule_group: { A: { capacity: 1 }, B: { capacity: n - 1 } },
    aws_wafv2_web_acl: {
      A: {
        rule: ['A', 'B'].map((name) => ({
          statement: {
            rule_group_reference_statement: { arn: `\${aws_wafv2_rule_group.${name}.arn}` },
          },
        })),
      },
    },
  }),
  ruleGroupCapacity: (n) => ({ aws_wafv2_rule_group: { G: { capacity: n } } }),
  environmentSize: (n) => ({
    aws_lambda_function: { F: { environment: { variables: { A: 'x'.repeat(n - 1) } } } },
  }),
  layersPerFunction: (n) => ({
    aws_lambda_function: { F: { layers: times(n, (at) => `arn:${at}`) } },
  }),
};

it.each([...QUOTAS])('accepts %s at its limit and finds one more', (name, quota) => {
  const { counted, limit, adjustable, page } = quota;
  const uses = USES[name] ?? (() => ({}));
  const found = (number: number) =>
    [...exceeded(new Estate([stackOf(uses(number))]), adjustable)].flatMap((seen) =>
      seen.kind === 'problem' && seen.about === name ? [seen.message] : [],
    );
  expect(found(limit)).toEqual([]);
  expect(found(limit + 1)).toEqual([
    `${limit + 1} ${counted}, and the quota is ${limit} (${page})`,
  ]);
});

it('names a page of AWS for each number, and when they were compared', () => {
  for (const { page } of QUOTAS.values()) {
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  }
  expect(QUOTAS_AS_OF).toMatch(/^20\d\d-\d\d-\d\d$/);
});

it('counts what is not known as nothing', () => {
  const reference = '${aws_sqs_queue.A_very_long_name_of_a_queue.arn}';
  const policy = sized(6_100).replace('"}]', `${reference}"}]`);
  const stack = stackOf({ aws_iam_policy: { P: { policy } } });
  expect([...exceeded(new Estate([stack]), false)]).toEqual([]);
});

it('adds up rule groups that a web ACL names by reference and by ARN, of its own scope', () => {
  const arn = (name: string, scope: string) =>
    `arn:aws:wafv2:us-east-1:111122223333:${scope}/rulegroup/${name}/0123`;
  const found = (scope: string) => {
    const rule = ['${aws_wafv2_rule_group.A.arn}', arn('b', 'global')].map((each) => ({
      statement: { rule_group_reference_statement: { arn: each } },
    }));
    const stack = stackOf({
      aws_wafv2_rule_group: {
        A: { name: 'a', scope: 'CLOUDFRONT', capacity: 3_000 },
        B: { name: 'b', scope, capacity: 2_001 },
      },
      aws_wafv2_web_acl: { Acl: { scope: 'CLOUDFRONT', rule } },
    });
    return [...exceeded(new Estate([stack]), false)].length;
  };
  expect(found('CLOUDFRONT')).toBe(1);
  expect(found('REGIONAL')).toBe(0);
});
