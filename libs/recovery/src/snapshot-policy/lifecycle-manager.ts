import { environmentOf, Role } from '@archway/core';
import type { Construct } from 'constructs';
import { attachManagedPolicy } from '../managed-policy';

/** The role of Data Lifecycle Manager for one policy. */
export function lifecycleRole(scope: Construct, managedPolicy: string): Role {
  const { accountId } = environmentOf(scope);
  const role = new Role(scope, 'Role', {
    assumedBy: 'dlm.amazonaws.com',
    assumeConditions: { StringEquals: { 'aws:SourceAccount': accountId } },
  });
  attachManagedPolicy(scope, 'RolePolicy', role, `service-role/${managedPolicy}`);
  return role;
}

/** The description of a policy: the given one, or the construct's path. */
export function describe(scope: Construct, description: string | undefined): string {
  // The API takes letters, digits, spaces, '_' and '-' only.
  return (description ?? scope.node.path).replace(/[^0-9A-Za-z _-]/g, ' ');
}
