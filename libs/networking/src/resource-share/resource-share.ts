import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share';
import { notMatching, problemIf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export interface ResourceShareProps {
  /**
   * What the others read: 1 to 255 characters.
   *
   * @default - the construct's path
   */
  readonly name?: string;

  /** ARNs of what is shared, by names that stay. */
  readonly resources: Readonly<Record<string, string>>;

  /** Accounts by their twelve digits, or ARNs of an organisation or of its units, by names that stay. */
  readonly principals: Readonly<Record<string, string>>;

  /**
   * Whether accounts outside the organisation can be among the principals. They have to accept the share.
   *
   * @default false
   */
  readonly allowExternalPrincipals?: boolean;

  /**
   * What principals may do, as RAM's managed permissions, one for each type of resource.
   *
   * @default - RAM's default for each type
   */
  readonly permissionArns?: readonly string[];

  /**
   * Which account and region the resources are in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/**
 * What other accounts may use without owning it: a Transit Gateway, a prefix list, resolver rules, subnets. Only
 * accounts of the organisation unless said otherwise; sharing inside it has to be enabled once for the organisation.
 */
export class ResourceShare extends Construct {
  readonly resourceShareArn: string;

  constructor(scope: Construct, id: string, props: ResourceShareProps) {
    super(scope, id);
    declaredProps.check(this, 'ResourceShare', props);
    const { name = this.node.path, resources, principals, provider } = props;
    rejectProps(this, [
      notMatching('name', name, /^.{1,255}$/, '1 to 255 characters'),
      problemIf(Object.keys(resources).length === 0, 'resources must name at least one'),
      problemIf(Object.keys(principals).length === 0, 'principals must name at least one'),
      ...Object.entries(resources).map(([key, arn]) =>
        notMatching(`resources.${key}`, arn, /^arn:[\w-]+:.+/, 'an ARN'),
      ),
      ...Object.entries(principals).map(([key, principal]) =>
        notMatching(
          `principals.${key}`,
          principal,
          /^(\d{12}|arn:[\w-]+:organizations::\d{12}:(organization\/o-[a-z0-9]+|ou\/o-[a-z0-9]+\/ou-[a-z0-9-]+))$/,
          'twelve digits, or the ARN of an organisation or a unit of it',
        ),
      ),
    ]);
    const share = new RamResourceShare(this, 'Default', {
      name,
      allowExternalPrincipals: props.allowExternalPrincipals ?? false,
      permissionArns: props.permissionArns === undefined ? undefined : [...props.permissionArns],
      provider,
      tags: { Name: this.node.path },
    });
    this.resourceShareArn = share.arn;
    const associations = new Construct(this, 'Resources');
    for (const [key, resourceArn] of Object.entries(resources)) {
      const resourceShareArn = share.arn;
      new RamResourceAssociation(associations, key, { resourceShareArn, resourceArn, provider });
    }
    const users = new Construct(this, 'Principals');
    for (const [key, principal] of Object.entries(principals)) {
      new RamPrincipalAssociation(users, key, { resourceShareArn: share.arn, principal, provider });
    }
  }
}
