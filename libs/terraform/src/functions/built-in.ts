import { CONVERSION } from './conversion';
import type { Functions } from './definition';
import { NUMERIC } from './numeric';

/** Every function of Terraform 1.11, and those of the AWS provider. */
export const BUILT_IN: Functions = { ...CONVERSION, ...NUMERIC };
