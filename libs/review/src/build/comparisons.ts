import type { Comparison } from '../comparison/comparison';
import { REACH_COMPARISONS } from '../network/comparisons';

/** What tells the meaning of changes, topic by topic. */
export const COMPARISONS: readonly Comparison[] = [...REACH_COMPARISONS];
