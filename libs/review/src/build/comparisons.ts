import type { Comparison } from '../comparison/comparison';
import { REACH_COMPARISONS } from '../network/comparisons';
import { ACCESS_COMPARISONS } from '../permissions/comparisons';

/** What tells the meaning of changes: who may do what first, then what is reached. */
export const COMPARISONS: readonly Comparison[] = [...ACCESS_COMPARISONS, ...REACH_COMPARISONS];
