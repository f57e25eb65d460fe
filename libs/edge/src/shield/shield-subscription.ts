import { ShieldSubscription as ShieldSubscriptionResource } from '@cdktf/provider-aws/lib/shield-subscription';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

export interface ShieldSubscriptionProps {
  /**
   * Whether the commitment of a year begins again when it ends. AWS takes a change in the year's last 30 days only.
   *
   * @default true
   */
  readonly autoRenew?: boolean;
}

/**
 * The subscription to Shield Advanced: a commitment of one year and a monthly fee for the whole organization (AWS Shield
 * pricing). Nothing else here makes one. Destroying it is refused by AWS before the year is over, so Terraform only
 * forgets it.
 */
export class ShieldSubscription extends Construct {
  constructor(scope: Construct, id: string, props: ShieldSubscriptionProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'ShieldSubscription', props);
    new ShieldSubscriptionResource(this, 'Default', {
      autoRenew: props.autoRenew === false ? 'DISABLED' : 'ENABLED',
      skipDestroy: true,
    });
  }
}
