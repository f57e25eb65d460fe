import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import type { IFunction, PolicyStatement } from '@archway/core';
import { Role } from '@archway/core';
import { Construct } from 'constructs';

/** The least that specs here need of a function: this library does not know the one of the compute library. */
export class PlainFunction extends Construct implements IFunction {
  readonly functionArn: string;
  readonly functionName: string;
  private readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: 'lambda.amazonaws.com' });
    const resource = new LambdaFunction(this, 'Default', {
      functionName: id,
      role: this.role.roleArn,
      filename: 'function.zip',
      handler: 'index.handler',
      runtime: 'nodejs22.x',
    });
    this.functionArn = resource.arn;
    this.functionName = resource.functionName;
  }

  addToIdentityPolicy(statement: PolicyStatement): void {
    this.role.addToIdentityPolicy(statement);
  }
}
