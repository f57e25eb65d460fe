import { blocksOf, isList, textsOf, type ObjectValue, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { vpcRoutesOf } from '../network/vpc-routes';
import { measured, type Measured } from './measured';

export function networkMeasures(estate: Estate): readonly Measured[] {
  return [
    ...measured('inboundRules', rulesOf(estate, 'ingress')),
    ...measured('outboundRules', rulesOf(estate, 'egress')),
    ...measured('groupsPerInterface', groupsPerInterface(estate)),
    ...measured('routesPerTable', routesPerTable(estate)),
    ...measured('subnetsPerVpc', counted(estate, 'aws_vpc', ['aws_subnet', 'vpc_id'])),
    ...measured(
      'blocksPerVpc',
      estate
        .all('aws_vpc')
        .map(
          (vpc) =>
            [
              vpc,
              1 + estate.naming(vpc, 'aws_vpc_ipv4_cidr_block_association', 'vpc_id').length,
            ] as const,
        ),
    ),
    ...transit(estate),
  ];
}

function transit(estate: Estate): readonly Measured[] {
  const gateway = 'aws_ec2_transit_gateway';
  const id = 'transit_gateway_id';
  return [
    ...measured(
      'transitAttachments',
      counted(
        estate,
        gateway,
        ['aws_ec2_transit_gateway_vpc_attachment', id],
        ['aws_vpn_connection', id],
        ['aws_ec2_transit_gateway_peering_attachment', id],
        ['aws_ec2_transit_gateway_connect', id],
        ['aws_dx_gateway_association', 'associated_gateway_id'],
      ),
    ),
    ...measured(
      'transitTables',
      counted(estate, gateway, ['aws_ec2_transit_gateway_route_table', id]),
    ),
    ...measured(
      'transitPeerings',
      counted(estate, gateway, ['aws_ec2_transit_gateway_peering_attachment', id]),
    ),
    ...measured(
      'transitBlocks',
      estate
        .all(gateway)
        .map((each) => [each, lengthOf(each.attributes['transit_gateway_cidr_blocks'])] as const),
    ),
    ...measured(
      'transitGatewaysPerVpc',
      counted(estate, 'aws_vpc', ['aws_ec2_transit_gateway_vpc_attachment', 'vpc_id']),
    ),
    ...measured(
      'connectPeers',
      counted(estate, 'aws_ec2_transit_gateway_connect', [
        'aws_ec2_transit_gateway_connect_peer',
        'transit_gateway_attachment_id',
      ]),
    ),
  ];
}

/** How many resources of some types name each resource of a type. */
export function counted(
  estate: Estate,
  type: string,
  ...naming: readonly (readonly [string, string])[]
): readonly (readonly [Subject, number])[] {
  return estate
    .all(type)
    .map(
      (subject) =>
        [
          subject,
          naming.reduce(
            (sum, [by, argument]) => sum + estate.naming(subject, by, argument).length,
            0,
          ),
        ] as const,
    );
}

/** Each address, prefix list or group in a rule is a rule of its own; families are counted apart. */
function rulesOf(
  estate: Estate,
  direction: 'ingress' | 'egress',
): readonly (readonly [Subject, number])[] {
  const separate = `aws_vpc_security_group_${direction}_rule`;
  return estate.all('aws_security_group').map((group) => {
    const blocks: readonly ObjectValue[] = [
      ...blocksOf(group.attributes[direction]),
      ...[...estate.naming(group, separate, 'security_group_id')].map(
        ({ attributes }) => attributes,
      ),
      ...estate
        .naming(group, 'aws_security_group_rule', 'security_group_id')
        .map(({ attributes }) => attributes)
        .filter(({ type }) => type === direction),
    ];
    const sum = (names: readonly string[]): number =>
      blocks.reduce(
        (total, block) => total + names.reduce((n, name) => n + lengthOf(block[name]), 0),
        0,
      );
    const both = sum([
      'prefix_list_ids',
      'prefix_list_id',
      'security_groups',
      'referenced_security_group_id',
      'source_security_group_id',
    ]);
    return [
      group,
      both + Math.max(sum(['cidr_blocks', 'cidr_ipv4']), sum(['ipv6_cidr_blocks', 'cidr_ipv6'])),
    ] as const;
  });
}

const PLACEMENTS: Readonly<Record<string, readonly [block: string | undefined, argument: string]>> =
  {
    aws_instance: [undefined, 'vpc_security_group_ids'],
    aws_network_interface: [undefined, 'security_groups'],
    aws_lambda_function: ['vpc_config', 'security_group_ids'],
    aws_ecs_service: ['network_configuration', 'security_groups'],
    aws_vpc_endpoint: [undefined, 'security_group_ids'],
    aws_lb: [undefined, 'security_groups'],
    aws_db_instance: [undefined, 'vpc_security_group_ids'],
  };

function groupsPerInterface(estate: Estate): readonly (readonly [Subject, number])[] {
  return Object.entries(PLACEMENTS).flatMap(([type, [block, argument]]) =>
    estate.all(type).map(({ attributes, ...rest }) => {
      const at = block === undefined ? attributes : blocksOf(attributes[block])[0];
      return [{ attributes, ...rest }, lengthOf(at?.[argument])] as const;
    }),
  );
}

function routesPerTable(estate: Estate): readonly (readonly [Subject, number])[] {
  const tables = new Map<string, [Subject, number]>();
  for (const { table } of vpcRoutesOf(estate)) {
    if (table === undefined) continue;
    const known = tables.get(table.key);
    if (known === undefined) tables.set(table.key, [table, 1]);
    else known[1] += 1;
  }
  return [...tables.values()];
}

function lengthOf(value: Value | undefined): number {
  if (isList(value)) return value.length;
  return isStated(value) && textsOf(value).length > 0 ? 1 : 0;
}
