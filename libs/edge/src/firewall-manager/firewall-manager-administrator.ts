import { FmsAdminAccount } from '@cdktf/provider-aws/lib/fms-admin-account';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { notMatching, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { notInUsEast1 } from '../us-east-1/us-east-1';

export interface FirewallManagerAdministratorProps {
  /**
   * The account of the organization that decides about policies.
   *
   * @default - the stack's own
   */
  readonly accountId?: string;

  /**
   * An AWS provider of us-east-1, for a stack of another region.
   *
   * @default - the stack's own
   */
  readonly provider?: AwsProvider;
}

/**
 * The account that administers Firewall Manager. Deployed in the organization's management account, once, and only in
 * us-east-1. Every account needs AWS Config, and each policy is paid for by the month and region (AWS Firewall Manager
 * pricing).
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/fms-prereq.html
 */
export class FirewallManagerAdministrator extends Construct {
  constructor(scope: Construct, id: string, props: FirewallManagerAdministratorProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'FirewallManagerAdministrator', props);
    rejectProps(this, [
      notMatching('accountId', props.accountId, /^\d{12}$/, 'twelve digits'),
      notInUsEast1(this, "Firewall Manager's administrator", props.provider),
    ]);
    new FmsAdminAccount(this, 'Default', { provider: props.provider, accountId: props.accountId });
  }
}
