import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { nameByPath } from '../physical-name/name-by-path';
import type { Conditions, PolicyStatement } from '../policy/policy-document';
import { PolicyDocument } from '../policy/policy-document';
import { notMatching, notWhole, rejectProps } from '../validation/validation';

/** A role has 64 characters at most, of which the provider adds 26. IAM User Guide, "IAM and AWS STS quotas". */
const LONGEST_NAME_PREFIX = 38;

/** Something that can be allowed to act: a role, or what runs under one. */
export interface IGrantable extends IConstruct {
  /** Adds a statement to what it may do. */
  addToIdentityPolicy(statement: PolicyStatement): void;
}

export interface RoleProps {
  /** The service that takes the role on, such as `lambda.amazonaws.com`. */
  readonly assumedBy: string;

  /**
   * What must hold when the service takes the role on.
   *
   * @default - none
   */
  readonly assumeConditions?: Conditions;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * ARN of the policy that bounds what the role can ever be granted.
   *
   * @default - none
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * How long a session of the role lasts, in seconds, 3600 to 43200.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
   * @default 3600
   */
  readonly maxSessionDurationSeconds?: number;
}

/** A role that may do nothing until it is granted something. Its one inline policy appears with the first grant. */
export class Role extends Construct implements IGrantable {
  readonly roleArn: string;
  readonly roleName: string;
  private readonly resource: IamRole;
  private readonly document = new PolicyDocument();
  private policy?: IamRolePolicy;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    declaredProps.check(this, 'Role', props);
    rejectProps(this, [
      notMatching(
        'assumedBy',
        props.assumedBy,
        /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/,
        'a service principal such as lambda.amazonaws.com',
      ),
      notWhole('maxSessionDurationSeconds', props.maxSessionDurationSeconds, 3_600, 43_200),
    ]);
    const trust = new PolicyDocument();
    trust.add({
      principals: { services: [props.assumedBy] },
      actions: ['sts:AssumeRole'],
      conditions: props.assumeConditions,
    });
    this.resource = new IamRole(this, 'Default', {
      assumeRolePolicy: trust.toJson(),
      description: props.description,
      permissionsBoundary: props.permissionsBoundaryArn,
      maxSessionDuration: props.maxSessionDurationSeconds,
    });
    nameByPath(this.resource, 'namePrefix', LONGEST_NAME_PREFIX);
    this.roleArn = this.resource.arn;
    this.roleName = this.resource.name;
  }

  /**
   * What has to stand before something may run under this role: Terraform knows that a function needs its role, not
   * that it needs the role's policy.
   */
  get policyResource(): IamRolePolicy | undefined {
    return this.policy;
  }

  addToIdentityPolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    this.policy ??= new IamRolePolicy(this, 'Policy', { role: this.resource.name, policy: '' });
    this.policy.policy = this.document.toJson();
  }
}
