import { compareAlarming } from '../alarms/alarms';
import { compareBackups } from '../backup/backup';
import type { Comparison } from '../comparison/comparison';
import { compareDns } from '../dns/dns';
import { compareProtections } from '../protection/protection';
import { compareRoutes } from '../routes/routes';
import { compareWaf } from '../waf/waf';
import { compareSecurityGroups } from './security-groups';

/** Comparisons by meaning of networks, routes, DNS, WAF, backups, alarms and protections. */
export const REACH_COMPARISONS: readonly Comparison[] = [
  compareSecurityGroups,
  compareRoutes,
  compareDns,
  compareWaf,
  compareBackups,
  compareAlarming,
  compareProtections,
];
