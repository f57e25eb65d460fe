export { findTerraform, itPlans, runTerraform } from '@archway/rehearsal';
export type { OfflineTerraform } from '@archway/rehearsal';
export { withLowestProvider } from './plan-offline/lowest-provider';
export type { OfflineFolder } from './plan-offline/lowest-provider';
export { itKnowsLowestProvider, planOffline, toOffline } from './plan-offline/plan-offline';
export { PlannedResources } from './plan-offline/planned-resources';
export type { PlannedResource } from './plan-offline/planned-resources';
export { lowestProviderSchemas } from './plan-offline/provider-schemas';
export type {
  AttributeSchema,
  ResourceSchema,
  ResourceSchemas,
  TypeOfArgument,
} from './plan-offline/provider-schemas';
export { renderMapping } from './mapping-template/mapping-template';
export type { MappedMessage, MappedResult } from './mapping-template/mapping-template';
export { readBack, synth, Synthesized, TEST_ENVIRONMENT, testApp } from './synth/synth';
export type { Arguments, TerraformType } from './synth/synth';
