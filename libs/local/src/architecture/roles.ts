import { blocksOf, textOf, textsOf } from '@archway/terraform';
import type { PolicySource } from '../authorize/policy';
import { awsManagedPolicy } from '../authorize/aws-managed-policies';
import type { RolePart } from './architecture';
import type { Found, Reading } from './reading';

export function rolesOf(reading: Reading): readonly RolePart[] {
  return reading.all('aws_iam_role').map((found) => {
    const { resource } = found;
    if (resource.attributes['permissions_boundary'] !== undefined) {
      reading.notSimulated.push(
        `${resource.address}: permissions boundaries are not evaluated; the role may do more here than in AWS`,
      );
    }
    const trust = reading.policy(resource, resource.attributes['assume_role_policy']);
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      roleArn: reading.identifier(found, 'arn'),
      ...(trust === undefined ? {} : { trust }),
      policies: policiesOf(reading, found),
    };
  });
}

function policiesOf(reading: Reading, role: Found): readonly PolicySource[] {
  const name = reading.identifier(role, 'name');
  const inline = blocksOf(role.resource.attributes['inline_policy']).map((block) =>
    reading.policy(role.resource, block['policy']),
  );
  const separate = reading
    .all('aws_iam_role_policy')
    .filter(({ resource }) => textOf(resource.attributes['role']) === name)
    .map(({ resource }) => reading.policy(resource, resource.attributes['policy']));
  const attached = [
    ...textsOf(role.resource.attributes['managed_policy_arns']),
    ...reading
      .all('aws_iam_role_policy_attachment')
      .filter(({ resource }) => textOf(resource.attributes['role']) === name)
      .map(({ resource }) => textOf(resource.attributes['policy_arn'])),
    ...reading
      .all('aws_iam_policy_attachment')
      .filter(({ resource }) => textsOf(resource.attributes['roles']).includes(name))
      .map(({ resource }) => textOf(resource.attributes['policy_arn'])),
  ].map((arn) => managedPolicy(reading, role, arn));
  return [...inline, ...separate, ...attached].filter((policy) => policy !== undefined);
}

function managedPolicy(
  reading: Reading,
  role: Found,
  arn: string | undefined,
): PolicySource | undefined {
  const own = reading
    .all('aws_iam_policy')
    .find((found) => reading.identifier(found, 'arn') === arn);
  if (own !== undefined) return reading.policy(own.resource, own.resource.attributes['policy']);
  const managed = arn === undefined ? undefined : awsManagedPolicy(arn);
  if (managed === undefined) {
    reading.notSimulated.push(
      `${role.resource.address}: the policy ${arn ?? '(not known)'} is not in the stacks; it grants nothing here`,
    );
  }
  return managed;
}
