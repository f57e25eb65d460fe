import { ApiGatewayAccount } from '@cdktf/provider-aws/lib/api-gateway-account';
import { dependOn, formatArn, Role } from '@archway/core';
import { Construct } from 'constructs';

/**
 * Lets API Gateway write logs. The setting belongs to the account, once in each region: a second one replaces the first.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class AccountLogging extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: 'apigateway.amazonaws.com' });
    this.role.addToIdentityPolicy({
      actions: ['logs:DescribeLogGroups'],
      resources: [formatArn(this, { service: 'logs', resource: '*' })],
    });
    this.role.addToIdentityPolicy({
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:FilterLogEvents',
        'logs:GetLogEvents',
        'logs:PutLogEvents',
      ],
      resources: [formatArn(this, { service: 'logs', resource: 'log-group:*' })],
    });
    const account = new ApiGatewayAccount(this, 'Default', {
      cloudwatchRoleArn: this.role.roleArn,
    });
    dependOn(account, [this.role]);
  }
}
