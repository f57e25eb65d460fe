import type { Comparison } from '../comparison/comparison';
import { boundaries } from './boundaries';
import { permissions } from './permissions';
import { trust } from './trust';

/** What changes of policies, of who can reach a thing, of filters and of encryption mean. */
export const ACCESS_COMPARISONS: readonly Comparison[] = [permissions, trust, boundaries];
