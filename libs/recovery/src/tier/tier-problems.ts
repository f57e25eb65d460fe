import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { stabilityOf } from './failover-step';
import { failoverByOf, failoverSteps } from './failover-steps';
import type { RecoveryTierProps, Site } from './recovery-tier-props';
import { resourceProblems } from './site-resource-problems';
import type { StoreCopy } from './store-copy';
import { RESTORED } from './store-copy';
import { RECOVERY_TIERS } from './tier';

/** Why the tier would not hold once the primary region is lost. */
export function tierProblems(props: RecoveryTierProps): readonly Problem[] {
  const { tier, primary, standby, recordName, healthCheck, stores = {} } = props;
  const notTier = notOneOf('tier', tier, RECOVERY_TIERS);
  if (notTier !== undefined) return [notTier];
  const by = failoverByOf(props);
  return [
    problemIf(
      primary.region === standby.region,
      `standby.region must be another region than primary.region, got ${show(standby.region)} for both`,
    ),
    notMatching(
      'recordName',
      recordName,
      /^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i,
      'a name such as shop.example.com',
    ),
    problemIf(primary.endpoint === undefined, 'primary.endpoint must be given, got undefined'),
    ...endpointProblems(props),
    problemIf(
      healthCheck === undefined && by === 'health-checks',
      `healthCheck must be given for ${tier}: without one Route 53 never leaves ${primary.region}, got undefined`,
    ),
    notMatching(
      'healthCheck.path',
      healthCheck?.path,
      /^\/[^\s]{0,254}$/,
      "a path such as '/health'",
    ),
    notOneOf('healthCheck.intervalSeconds', healthCheck?.intervalSeconds, [10, 30]),
    notWhole('healthCheck.failureThreshold', healthCheck?.failureThreshold, 1, 10),
    ...serviceProblems(props),
    ...resourceProblems(props),
    ...Object.entries(stores).flatMap(([name, copy]) => storeProblems(props, name, copy)),
    ...stabilityOf(failoverSteps(props), primary.region, standby.region).problems.map(
      (problem) => `failover must not need ${primary.region}: ${problem}`,
    ),
  ];
}

function endpointProblems(props: RecoveryTierProps): readonly Problem[] {
  const { tier, standby } = props;
  const by = failoverByOf(props);
  return [
    problemIf(
      standby.endpoint === undefined && (tier !== 'backup-and-restore' || by !== 'record-edit'),
      `standby.endpoint must be given for ${tier} by ${by}, got undefined`,
    ),
    problemIf(
      by === 'record-edit' && tier !== 'backup-and-restore',
      `failoverBy must be health-checks or routing-controls for ${tier}, got "record-edit": it needs the control plane of Route 53 in us-east-1`,
    ),
  ];
}

function serviceProblems({ tier, primary, standby }: RecoveryTierProps): readonly Problem[] {
  const there = standby.services ?? {};
  const here = primary.services ?? {};
  return [
    ...Object.entries(here).flatMap(([name, { desiredCount }]) => {
      if (tier === 'backup-and-restore') return [];
      const service = there[name];
      if (service === undefined) {
        return [`standby.services must have ${show(name)} as primary.services has, got none`];
      }
      return [
        capacityProblem(tier, name, service.desiredCount, desiredCount),
        problemIf(
          service.maximumCount !== undefined && service.maximumCount < desiredCount,
          `standby.services.${name}.maximumCount must be at least ${desiredCount}, which carry the load, got ${show(service.maximumCount)}`,
        ),
      ];
    }),
    ...Object.keys(there)
      .filter((name) => !Object.hasOwn(here, name))
      .map((name) => `primary.services must have ${show(name)} as standby.services has, got none`),
  ];
}

function capacityProblem(
  tier: RecoveryTierProps['tier'],
  name: string,
  standby: number,
  primary: number,
): Problem {
  if (isOpen(standby) || isOpen(primary)) return undefined;
  const prop = `standby.services.${name}.desiredCount`;
  switch (tier) {
    case 'pilot-light':
      return problemIf(standby > 0, `${prop} must be 0 for pilot-light, got ${standby}`);
    case 'warm-standby':
      return problemIf(
        standby < 1,
        `${prop} must be at least 1 for warm-standby, got ${standby}: it has no capacity`,
      );
    case 'active-active':
      return problemIf(
        standby < primary,
        `${prop} must be at least ${primary} for active-active, since it carries the whole load alone, got ${standby}`,
      );
    case 'backup-and-restore':
      return undefined;
  }
}

function storeProblems(
  { tier, primary, standby }: RecoveryTierProps,
  name: string,
  copy: StoreCopy,
): readonly Problem[] {
  return [
    problemIf(
      !isOpen(copy.region) && copy.region === primary.region,
      `stores.${name}.region must be another region than that of the store, got ${show(copy.region)}: it would be lost with it`,
    ),
    problemIf(
      !isOpen(copy.region) && copy.region !== primary.region && copy.region !== standby.region,
      `stores.${name}.region must be ${standby.region}, where the workload recovers, got ${show(copy.region)}`,
    ),
    problemIf(
      tier !== 'backup-and-restore' && RESTORED.includes(copy.by),
      `stores.${name}.by must be a replica for ${tier}, got ${show(copy.by)}, which has to be restored first`,
    ),
    problemIf(
      tier === 'active-active' && !takesWrites(copy),
      `stores.${name}.by must take writes in both regions for active-active, got ${show(copy.by)}${copy.by === 'bucket-replica' ? ' one way' : ''}`,
    ),
  ];
}

function takesWrites(copy: StoreCopy): boolean {
  // Writers of the second region of a global database go to the first one.
  return (
    copy.by === 'table-replica' ||
    copy.by === 'global-cluster' ||
    (copy.by === 'bucket-replica' && copy.twoWay)
  );
}

/** What the failover rests on elsewhere. */
export function tierWarnings(props: RecoveryTierProps): readonly string[] {
  const { primary, standby } = props;
  return stabilityOf(failoverSteps(props), primary.region, standby.region).warnings.map(
    (warning) => `failover rests on a third region: ${warning}`,
  );
}

/** Whether clients can be sent to a site. */
export function isReady(site: Site): site is Site & Required<Pick<Site, 'endpoint'>> {
  return site.endpoint !== undefined;
}
