import { environmentOf, formatArn, Role } from '@archway/core';
import type { Construct } from 'constructs';
import type { LogGroup } from '../log-group/log-group';

/**
 * A role that only Lambda takes on, only for this account and region, and that may write to one log group.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html, which recommends both conditions
 */
export function executionRole(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, id, {
    assumedBy: 'lambda.amazonaws.com',
    assumeConditions: {
      // Not the function itself: Lambda takes the role on for what reads a queue as well.
      ArnLike: { 'aws:SourceArn': formatArn(scope, { service: 'lambda', resource: '*' }) },
      StringEquals: { 'aws:SourceAccount': environmentOf(scope).accountId },
    },
  });
  role.addToIdentityPolicy({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${logGroup.logGroupArn}:*`],
  });
  return role;
}

/** Lets a role send traces. X-Ray has no resources that these actions could be limited to. */
export function allowTracing(role: Role): void {
  role.addToIdentityPolicy({
    actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    resources: ['*'],
  });
}

/**
 * Lets Lambda make network interfaces for the function, but not the function's own code.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export function allowNetworkInterfaces(role: Role, functionArn: string): void {
  const actions = [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ];
  role.addToIdentityPolicy({ actions, resources: ['*'] });
  role.addToIdentityPolicy({
    effect: 'Deny',
    actions,
    resources: ['*'],
    conditions: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
  });
}
