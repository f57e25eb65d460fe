import type { AwsStack } from '@archway/core';
import type { App } from 'cdktf';
import type { RecoveryConfig } from './config/config';
import { Copies } from './stacks/copies';
import { Failover } from './stacks/failover';
import { Primary } from './stacks/primary';
import { Standby } from './stacks/standby';
import { VaultAccount } from './stacks/vault-account';

export interface RecoveryStacks {
  readonly vault: VaultAccount;
  readonly copies: Copies;
  readonly primary: Primary;
  /** Not with `backup-and-restore`, where it is deployed once it is needed. */
  readonly standby?: Standby;
  readonly failover: Failover;
}

/** Adds the stacks of one stage to an app, in the order in which they are deployed. */
export function addRecovery(app: App, config: RecoveryConfig): RecoveryStacks {
  const id = (name: string) => `recovery-${name}-${config.stack.stage}`;
  const vault = new VaultAccount(app, id('vault'), config);
  const copies = new Copies(app, id('copies'), config);
  const primary = new Primary(app, id('primary'), config, copies);
  after(primary, [vault, copies]);
  const standby =
    config.tier === 'backup-and-restore'
      ? undefined
      : new Standby(app, id('standby'), config, copies);
  if (standby !== undefined) after(standby, [primary]);
  const failover = new Failover(app, id('failover'), config, primary, copies, standby);
  return { vault, copies, primary, standby, failover };
}

/** A name is enough to refer to another stack's resource; the resource has to be there all the same. */
function after(stack: AwsStack, others: readonly AwsStack[]): void {
  for (const other of others) stack.addDependency(other);
}
