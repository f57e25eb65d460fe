import type { Configuration } from '../configuration/configuration';

/** A configuration in one file of JSON, such as a stack that CDKTF synthesized. */
export type Stack = Configuration;
