import { compareAlarming } from '../alarms/alarms';
import { compareBackups } from '../backup/backup';
import { compareObjectives } from '../backup/objectives';
import type { Comparison } from '../comparison/comparison';
import { compareDns } from '../dns/dns';
import { compareNetworkAcls } from '../network-acls/network-acls';
import { compareProtections } from '../protection/protection';
import { comparePublicAddresses } from '../public-addresses/public-addresses';
import { compareRoutes } from '../routes/routes';
import { compareWaf } from '../waf/waf';
import { compareAttachments } from './attachments';
import { compareSecurityGroups } from './security-groups';

/** Comparisons by meaning of networks, routes, DNS, WAF, backups, alarms and protections. */
export const REACH_COMPARISONS: readonly Comparison[] = [
  compareSecurityGroups,
  compareAttachments,
  compareNetworkAcls,
  comparePublicAddresses,
  compareRoutes,
  compareDns,
  compareWaf,
  compareBackups,
  compareObjectives,
  compareAlarming,
  compareProtections,
];
