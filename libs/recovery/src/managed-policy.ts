import type { Role } from '@archway/core';
import { environmentOf } from '@archway/core';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { Construct } from 'constructs';

/** @param policy the name of one of AWS's own policies, after its path where it has one: `service-role/…` */
export function attachManagedPolicy(
  scope: Construct,
  id: string,
  role: Role,
  policy: string,
): IamRolePolicyAttachment {
  const { partition } = environmentOf(scope);
  return new IamRolePolicyAttachment(scope, id, {
    role: role.roleName,
    policyArn: `arn:${partition}:iam::aws:policy/${policy}`,
  });
}
