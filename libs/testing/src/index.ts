export { readBack, synth, Synthesized, TEST_ENVIRONMENT, testApp } from './synth/synth';
export type { Arguments, TerraformType } from './synth/synth';
