export { itPlans, planOffline, toOffline } from './plan-offline/plan-offline';
export { PlannedResources } from './plan-offline/planned-resources';
export type { PlannedResource } from './plan-offline/planned-resources';
export { findTerraform, runTerraform } from './plan-offline/terraform';
export type { OfflineTerraform } from './plan-offline/terraform';
export { readBack, synth, Synthesized, TEST_ENVIRONMENT, testApp } from './synth/synth';
export type { Arguments, TerraformType } from './synth/synth';
