import {
  blocksOf,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { recordSetsOf } from '../dns/record-sets';
import type { Estate, Subject } from '../estate/estate';
import { measured, type Measured } from './measured';

export function otherMeasures(estate: Estate): readonly Measured[] {
  const functions = estate.all('aws_lambda_function');
  return [
    ...measured(
      'recordsPerSet',
      recordSetsOf(estate).flatMap(({ records }) => {
        const [first] = records;
        return first === undefined || first.policy === 'simple'
          ? []
          : [[first.subject, records.length] as const];
      }),
    ),
    ...measured(
      'webAclCapacity',
      estate.all('aws_wafv2_web_acl').map((acl) => [acl, capacityOf(estate, acl)] as const),
    ),
    ...measured(
      'environmentSize',
      functions.map((fn) => [fn, environmentSize(fn.attributes)] as const),
    ),
  ];
}

/** The capacity of the own rule groups that a web ACL refers to; other statements are not counted. */
function capacityOf(estate: Estate, acl: Subject): number {
  const arns = blocksOf(acl.attributes['rule'])
    .flatMap((rule) => blocksOf(rule['statement']))
    .flatMap((statement) => blocksOf(statement['rule_group_reference_statement']))
    .map((reference) => reference['arn']);
  return (
    ruleGroups(estate, acl, arns)
      // Groups of both scopes may have one name, and an ACL takes those of its own alone.
      .filter((group) => group.attributes['scope'] === acl.attributes['scope'])
      .reduce((sum, group) => sum + (numberOf(group.attributes['capacity']) ?? 0), 0)
  );
}

/** A plan says which groups all rules together refer to, and not which rule refers to which. */
function ruleGroups(
  estate: Estate,
  acl: Subject,
  arns: readonly (Value | undefined)[],
): readonly Subject[] {
  const type = 'aws_wafv2_rule_group';
  const names = new Set(arns.flatMap((arn) => (isUnknown(arn) ? arn.references : [])));
  const isOneEach = arns.every(isUnknown) && names.size === arns.length;
  const groups = isOneEach
    ? [...names].map((name) => estate.target(acl, `\${${name}}`, type))
    : arns.map((arn) => estate.target(acl, arn, type));
  return groups.filter((group) => group !== undefined);
}

function environmentSize(attributes: ObjectValue): number {
  return blocksOf(attributes['environment'])
    .flatMap((block) => blocksOf(block['variables']))
    .flatMap((variables) => Object.entries(variables))
    .reduce(
      (sum, [name, value]) =>
        sum + Buffer.byteLength(name) + Buffer.byteLength(textOf(value) ?? ''),
      0,
    );
}
