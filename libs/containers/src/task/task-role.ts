import { environmentOf, formatArn, Role } from '@archway/core';
import type { Construct } from 'constructs';

/**
 * A role that only tasks of this account and region take on.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html, which recommends both conditions
 */
export function taskRole(scope: Construct, id: string): Role {
  return new Role(scope, id, {
    assumedBy: 'ecs-tasks.amazonaws.com',
    assumeConditions: {
      ArnLike: { 'aws:SourceArn': formatArn(scope, { service: 'ecs', resource: '*' }) },
      StringEquals: { 'aws:SourceAccount': environmentOf(scope).accountId },
    },
  });
}
