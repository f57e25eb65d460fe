import type { Comparison } from '../comparison/comparison';
import { compareSecurityGroups } from './security-groups';

/** Comparisons by meaning of networks, routes, DNS, WAF, backups, alarms and protections. */
export const REACH_COMPARISONS: readonly Comparison[] = [compareSecurityGroups];
