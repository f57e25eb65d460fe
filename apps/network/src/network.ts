import type { App } from 'cdktf';
import type { NetworkConfig } from './config/config';
import { Hub } from './stacks/hub';
import { SharedServices } from './stacks/shared-services';
import { Spoke } from './stacks/spoke';

/** Adds the stacks of one stage to an app: four VPCs that can be deployed apart, and the hub that connects them. */
export function addNetwork(app: App, config: NetworkConfig): Record<string, Spoke | Hub> {
  const { home, remote, cidrBlocks, centralServices } = config;
  const id = (name: string) => `network-${name}-${home.stage}`;
  const shared = new SharedServices(app, id('shared'), {
    stack: home,
    cidrBlock: cidrBlocks.shared,
    centralServices,
  });
  const orders = new Spoke(app, id('orders'), { stack: home, cidrBlock: cidrBlocks.orders });
  const analytics = new Spoke(app, id('analytics'), {
    stack: home,
    cidrBlock: cidrBlocks.analytics,
  });
  const remoteSpoke = new Spoke(app, id('remote'), {
    stack: { ...home, region: remote.region, availabilityZones: remote.availabilityZones },
    cidrBlock: remote.cidrBlock,
  });
  const hub = new Hub(app, id('hub'), { config, shared, orders, analytics, remote: remoteSpoke });
  return { shared, orders, analytics, remote: remoteSpoke, hub };
}
