import { typesKnowing } from '@archway/aws';
import { blocksOf, type ObjectValue } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { vpcRoutesOf } from '../network/vpc-routes';
import { lengthOf } from './length-of';
import { measured, type Measured } from './measured';

export function networkMeasures(estate: Estate): readonly Measured[] {
  return [
    ...measured('inboundRules', rulesOf(estate, 'ingress')),
    ...measured('outboundRules', rulesOf(estate, 'egress')),
    ...measured('groupsPerInterface', groupsPerInterface(estate)),
    ...measured('routesPerTable', routesPerTable(estate)),
  ];
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

function groupsPerInterface(estate: Estate): readonly (readonly [Subject, number])[] {
  return typesKnowing('securityGroups').flatMap(({ type, securityGroups }) => {
    const [block, nested] = securityGroups.split('.');
    return estate.all(type).map((subject) => {
      const { attributes } = subject;
      const value =
        nested === undefined
          ? attributes[securityGroups]
          : blocksOf(attributes[block ?? ''])[0]?.[nested];
      return [subject, lengthOf(value)] as const;
    });
  });
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
