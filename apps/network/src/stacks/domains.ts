import type { HubAndSpokeProps } from '@archway/networking';
import type { NetworkConfig } from '../config/config';

/** Workloads that the data centre may speak to; none where there is no way to it. */
export function connectedWorkloads({ workloads, hybrid }: NetworkConfig): readonly string[] {
  if (hybrid.by === 'none') return [];
  return Object.entries(workloads).flatMap(([name, { reachesDataCentre }]) =>
    reachesDataCentre ? [name] : [],
  );
}

/**
 * Who may speak to whom: all to the shared services, workloads never to each other, and the data centre to what it has
 * to see. It is in the matrix only where there is a way to it.
 */
export function domainsOf(config: NetworkConfig): HubAndSpokeProps['domains'] {
  const workloads = Object.keys(config.workloads);
  const connected = connectedWorkloads(config);
  const dataCentre = config.hybrid.by === 'none' ? [] : ['data-centre'];
  return {
    shared: { speaksTo: [...workloads, ...dataCentre], egress: true },
    ...Object.fromEntries(
      workloads.map((name) => [
        name,
        { speaksTo: ['shared', ...(connected.includes(name) ? dataCentre : [])], egress: true },
      ]),
    ),
    ...Object.fromEntries(dataCentre.map((name) => [name, { speaksTo: ['shared', ...connected] }])),
  };
}
