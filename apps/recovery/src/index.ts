export type { RecoveryConfig, RegionConfig, ShareConfig } from './config/config';
export { configOf } from './config/stages';
export { addRecovery } from './recovery';
export type { RecoveryStacks } from './recovery';
