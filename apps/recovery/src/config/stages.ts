import { ofStage } from '@archway/core';
import type { Tier } from '@archway/recovery';
import type { RecoveryConfig } from './config';
import { checked } from './config';
import { dev } from './dev';
import { prod } from './prod';

/**
 * The configuration of a stage.
 *
 * @param tier another tier than that of the stage, such as the variable `TIER` names
 * @throws when there is no such stage or tier, or when its configuration cannot be deployed
 */
export function configOf(stage: string, tier?: string): RecoveryConfig {
  const config = ofStage<RecoveryConfig>(stage, { dev, prod });
  if (tier === undefined) return checked(config);
  return checked({
    ...config,
    tier: tier as Tier,
    failoverBy: tier === 'backup-and-restore' ? 'record-edit' : config.failoverBy,
  });
}
