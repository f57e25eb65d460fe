import type { PolicyStatement } from '@archway/core';
import { Role } from '@archway/core';
import type { IGrantable } from '@archway/core';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';
import { attachManagedPolicy } from '../managed-policy';

/** The role of a machine, which Systems Manager reaches so that nobody needs a key or an open port. */
export class MachineRole extends Construct implements IGrantable {
  readonly instanceProfileName: string;
  /** What has to stand before a machine starts. */
  readonly dependencies: readonly IDependable[];
  private readonly role: Role;

  /** @param managedPolicies names of AWS's own policies besides that of Systems Manager */
  constructor(scope: Construct, id: string, managedPolicies: readonly string[] = []) {
    super(scope, id);
    this.role = new Role(this, 'Default', { assumedBy: 'ec2.amazonaws.com' });
    const attachments = ['AmazonSSMManagedInstanceCore', ...managedPolicies].map((policy) =>
      attachManagedPolicy(this, policy, this.role, policy),
    );
    const profile = new IamInstanceProfile(this, 'Profile', { role: this.role.roleName });
    this.instanceProfileName = profile.name;
    this.dependencies = [profile, ...attachments];
  }

  addToIdentityPolicy(statement: PolicyStatement): void {
    this.role.addToIdentityPolicy(statement);
  }
}
