import type { IGrantable } from '@archway/core';
import { recordHop, Role } from '@archway/core';
import { Construct } from 'constructs';

/** What the routes of both kinds of API have: a caller's permission, and a role for what is behind them. */
export abstract class InvocableRoute extends Construct {
  private integrationRole?: Role;

  /** @param invokedArn ARN of the route in every stage */
  constructor(
    scope: Construct,
    id: string,
    private readonly invokedArn: string,
  ) {
    super(scope, id);
  }

  /** Allows `grantee` to call this route, where it asks for an identity. */
  grantInvoke(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ['execute-api:Invoke'], resources: [this.invokedArn] });
    recordHop(grantee, { target: this });
  }

  /** The role with which API Gateway reaches what is behind this route only. */
  protected role(): Role {
    // API Gateway documents no aws:SourceArn for this; a role cannot be passed across accounts.
    this.integrationRole ??= new Role(this, 'Role', { assumedBy: 'apigateway.amazonaws.com' });
    return this.integrationRole;
  }

  protected rolePolicies(): readonly Role[] {
    if (this.integrationRole === undefined) return [];
    recordHop(this, { target: this.integrationRole });
    return [this.integrationRole];
  }
}
