import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf, show } from '@archway/core';
import type { RecoveryTierProps, Site } from './recovery-tier-props';
import type { SiteResource } from './site-resource';
import { regionOf } from './site-resource';

/** What the other region lacks of what services need. Stores have rules of their own. */
export function resourceProblems({
  tier,
  primary,
  standby,
}: RecoveryTierProps): readonly Problem[] {
  const there = standby.resources ?? {};
  const needed = Object.entries(primary.resources ?? {}).filter(
    // The network is deployed after the loss there; what cannot be made by then has to stand all the same.
    ([, { kind }]) => tier !== 'backup-and-restore' || kind !== 'endpoint',
  );
  return [
    ...ofSite('primary', primary),
    ...ofSite('standby', standby),
    ...needed.map(([name, { kind }]) =>
      missing(`standby.resources.${name}`, kind, there[name]?.kind, standby.region),
    ),
  ];
}

function missing(
  prop: string,
  kind: SiteResource['kind'],
  got: SiteResource['kind'] | undefined,
  region: string,
): Problem {
  return problemIf(
    got !== kind,
    `${prop} must be the ${kind} of ${region}, as primary.resources has one, got ${show(got)}: without it nothing can take over there`,
  );
}

function ofSite(prop: 'primary' | 'standby', { region, resources = {} }: Site): readonly Problem[] {
  return Object.entries(resources).flatMap(([name, resource]): readonly Problem[] => {
    const at = `${prop}.resources.${name}`;
    const its = regionOf(resource);
    return [
      // What a standby takes from the lost region, the steps of the failover say.
      problemIf(
        its !== undefined && its !== region && prop === 'primary',
        `${at} must be of ${region}, got one of ${show(its)}`,
      ),
      problemIf(
        its !== undefined && its !== region && prop === 'standby' && !isTask(resource),
        `${at} must be of ${region}, got one of ${show(its)}`,
      ),
      ...(resource.kind === 'quota' ? [quotaProblem(at, resource)] : []),
      ...(resource.kind === 'quota'
        ? [
            notMatching(
              `${at}.quotaCode`,
              resource.quotaCode,
              /^L-[0-9A-F]{8}$/,
              'such as L-3032A538',
            ),
          ]
        : []),
    ];
  });
}

/** Whether a task reads it when it starts, so that it is a step of the failover. */
function isTask({ kind }: SiteResource): boolean {
  return kind === 'image' || kind === 'secret' || kind === 'key';
}

function quotaProblem(
  at: string,
  { value, needed }: Extract<SiteResource, { kind: 'quota' }>,
): Problem {
  return problemIf(
    !isOpen(value) && !isOpen(needed) && value < needed,
    `${at}.value must be at least ${needed}, which the whole load takes, got ${value}`,
  );
}
