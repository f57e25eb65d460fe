import type {
  IFunction,
  ISubscriptionTarget,
  ITopic,
  PolicyStatement,
  SubscriptionEndpoint,
} from '@archway/core';
import { environmentOf, Role } from '@archway/core';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';

/** The least that specs here need of a function: this library does not know the one of the compute library. */
export class PlainFunction extends Construct implements IFunction, ISubscriptionTarget {
  readonly functionArn: string;
  readonly functionName: string;
  private readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    readonly timeoutSeconds?: number,
    readonly reservedConcurrency?: number,
  ) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: 'lambda.amazonaws.com' });
    const resource = new LambdaFunction(this, 'Default', {
      functionName: id,
      role: this.role.roleArn,
      filename: 'function.zip',
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      timeout: timeoutSeconds,
    });
    this.functionArn = resource.arn;
    this.functionName = resource.functionName;
  }

  get dependencies(): readonly IDependable[] {
    return this.role.policyResource ? [this.role.policyResource] : [];
  }

  addToIdentityPolicy(statement: PolicyStatement): void {
    this.role.addToIdentityPolicy(statement);
  }

  bindSubscription(topic: ITopic): SubscriptionEndpoint {
    const permission = new LambdaPermission(this, `From${topic.node.id}`, {
      action: 'lambda:InvokeFunction',
      functionName: this.functionName,
      principal: 'sns.amazonaws.com',
      sourceArn: topic.topicArn,
      sourceAccount: environmentOf(this).accountId,
    });
    return {
      protocol: 'lambda',
      endpointArn: this.functionArn,
      fifo: false,
      dependencies: [permission],
    };
  }
}
