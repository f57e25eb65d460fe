import { HubAndSpoke, Vpc, type Spoke, type VpcProps } from '@archway/networking';
import { itPlans } from '@archway/testing';
import type { Construct } from 'constructs';
import { REHEARSAL_SECONDS, rehearse, type Case, type Outcome } from './rehearsal-of';

const PROPS: VpcProps = {
  ipv4: '10.20.0.0/16',
  tiers: { public: { reach: 'public' }, private: { reach: 'private' } },
  nat: 'one-per-zone',
};

/** A VPC whose props change. */
function changed(name: string, change: Partial<VpcProps>, from: Partial<VpcProps> = {}): Case {
  return {
    name,
    before: (scope) => new Vpc(scope, 'Main', { ...PROPS, ...from }),
    after: (scope) => new Vpc(scope, 'Main', { ...PROPS, ...change }),
  };
}

const CASES: readonly Case[] = [
  changed('adds a tier', { tiers: { ...PROPS.tiers, data: { reach: 'isolated' } } }),
  changed('gives up a tier', {}, { tiers: { ...PROPS.tiers, data: { reach: 'isolated' } } }),
  changed('adds a block', { additionalIpv4: { pods: '100.64.0.0/16' } }),
  changed('adds IPv6', { ipv6: 'amazon' }),
  changed('gives up NAT', { nat: 'none' }),
  changed('shares one NAT gateway', { nat: 'one' }),
];

/** Spokes with the third number of their blocks, in the domains given. */
function hub(scope: Construct, domains: Readonly<Record<string, string>>): void {
  const spokes = Object.entries(domains).map(([name, domain], at): [string, Spoke] => [
    name,
    {
      vpc: new Vpc(scope, name, {
        ipv4: `10.${BLOCKS[name] ?? at}.0.0/16`,
        tiers: { private: { reach: 'isolated' } },
        flowLog: 'none',
      }),
      attachmentTier: 'private',
      domain,
    },
  ]);
  new HubAndSpoke(scope, 'Hub', {
    spokes: Object.fromEntries(spokes),
    domains: {
      prod: { speaksTo: ['prod', 'shared'] },
      dev: { speaksTo: ['shared'] },
      shared: { speaksTo: ['prod', 'dev'] },
    },
  });
}

const BLOCKS: Readonly<Record<string, number>> = { orders: 31, returns: 32, tools: 33, search: 34 };

const DEPLOYED = { orders: 'prod', returns: 'dev', tools: 'shared' };

const HUB_CASES: readonly Case[] = [
  {
    name: 'a spoke moves to another domain',
    before: (scope) => hub(scope, DEPLOYED),
    after: (scope) => hub(scope, { ...DEPLOYED, returns: 'prod' }),
  },
  {
    name: 'a spoke is added',
    before: (scope) => hub(scope, DEPLOYED),
    after: (scope) => hub(scope, { search: 'prod', ...DEPLOYED }),
  },
  {
    name: 'a spoke is removed',
    before: (scope) => hub(scope, { ...DEPLOYED, search: 'prod' }),
    after: (scope) => hub(scope, DEPLOYED),
  },
];

/** Each test compares its own cases; whichever is first waits for the plans of all. */
let rehearsed: Promise<readonly Outcome[]> | undefined;

async function hazardsIn(cases: readonly Case[]): Promise<readonly unknown[]> {
  // The numbers of the cases are in the hashes of addresses: the hub's come first.
  const all = [...HUB_CASES, ...CASES];
  rehearsed ??= rehearse(all);
  const outcomes = await rehearsed;
  return cases.map((each) => [each.name, outcomes[all.indexOf(each)]?.hazards]);
}

itPlans(
  'a VPC grows and shrinks without a replacement and in an order that AWS accepts',
  async () => {
    expect(await hazardsIn(CASES)).toEqual(CASES.map(({ name }) => [name, []]));
  },
  REHEARSAL_SECONDS,
);

itPlans(
  'a spoke comes, goes and moves without losing its attachment',
  async () => {
    const association =
      'aws_ec2_transit_gateway_route_table_association.Hub_Spokes_returns_RouteTableAssociation_9A2D727A';
    expect(await hazardsIn(HUB_CASES)).toEqual([
      [
        'a spoke moves to another domain',
        // An attachment has one table: the old association ends before the new one begins.
        [`replaced: ${association} is replaced because of transit_gateway_route_table_id.`],
      ],
      ['a spoke is added', []],
      ['a spoke is removed', []],
    ]);
  },
  REHEARSAL_SECONDS,
);
