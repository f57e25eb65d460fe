import { ofStage } from '@archway/core';
import type { OrdersConfig } from './config';
import { checked } from './config';
import { dev } from './dev';
import { prod } from './prod';

/**
 * The configuration of a stage.
 *
 * @throws when there is no such stage, or when its configuration cannot be deployed
 */
export function configOf(stage: string): OrdersConfig {
  return checked(ofStage(stage, { dev, prod }));
}
