import { reject } from '@archway/core';
import type { SiteConfig } from './config';
import { checked } from './config';
import { dev } from './dev';
import { prod } from './prod';

const STAGES: Readonly<Record<string, SiteConfig>> = { dev, prod };

/**
 * The configuration of a stage.
 *
 * @throws when there is no such stage, or when its configuration cannot be deployed
 */
export function configOf(stage: string): SiteConfig {
  const config = STAGES[stage];
  if (config === undefined) {
    reject('STAGE', [`must be one of ${Object.keys(STAGES).join(', ')}, got "${stage}"`]);
  }
  return checked(config as SiteConfig);
}
