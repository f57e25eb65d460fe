import type { App } from 'cdktf';
import type { NetworkConfig } from './config/config';
import { Hub } from './stacks/hub';
import { SharedServices } from './stacks/shared-services';
import { Spoke } from './stacks/spoke';

/** Adds the stacks of one stage to an app: VPCs that can be deployed apart, and the hub that connects them. */
export function addNetwork(app: App, config: NetworkConfig): Record<string, Spoke | Hub> {
  const { home, remote, cidrBlocks, workloads, centralServices } = config;
  const id = (name: string) => `network-${name}-${home.stage}`;
  const shared = new SharedServices(app, id('shared'), {
    stack: home,
    cidrBlock: cidrBlocks.shared,
    centralServices,
  });
  const spokes = Object.fromEntries(
    Object.entries(workloads).map(([name, { cidrBlock }]) => [
      name,
      new Spoke(app, id(name), { stack: home, cidrBlock }),
    ]),
  );
  const remoteSpoke = new Spoke(app, id('remote'), {
    stack: { ...home, region: remote.region, availabilityZones: remote.availabilityZones },
    cidrBlock: remote.cidrBlock,
  });
  const hub = new Hub(app, id('hub'), { config, shared, workloads: spokes, remote: remoteSpoke });
  return { shared, ...spokes, remote: remoteSpoke, hub };
}
