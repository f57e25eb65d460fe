import * as fc from 'fast-check';
import { overlappingPairs, parsePrefix } from '../address/prefix';
import type { SubnetPlan } from './plan-subnets';
import { planSubnets } from './plan-subnets';
import type { Tier } from './tier';
import type { VpcProps } from './vpc-props';

const ZONES = ['a', 'b', 'c', 'd'].map((letter) => `eu-central-1${letter}`);

/** Tiers as people have them, in two blocks. */
const anyTier: fc.Arbitrary<Tier> = fc.record(
  {
    reach: fc.constantFrom('public' as const, 'private' as const, 'isolated' as const),
    subnetPrefixLength: fc.integer({ min: 20, max: 28 }),
    block: fc.constantFrom('main', 'pods'),
    ipAddressType: fc.constantFrom('ipv4' as const, 'dualstack' as const, 'ipv6' as const),
  },
  { requiredKeys: ['reach'] },
);

/** A VPC, and how much of it is there before it grows. */
const anyGrowth = fc.record({
  tiers: fc.array(anyTier, { minLength: 1, maxLength: 8 }),
  tiersBefore: fc.nat(8),
  zonesBefore: fc.integer({ min: 1, max: 4 }),
  ipv4: fc.constantFrom<VpcProps['ipv4']>('10.0.0.0/16', { ipamPoolId: 'pool', netmaskLength: 16 }),
  ipv6: fc.constantFrom<VpcProps['ipv6']>('amazon', {
    ipamPoolId: 'pool',
    cidrBlock: '2001:db8::/56',
  }),
});

const named = (tiers: readonly Tier[]): VpcProps['tiers'] =>
  Object.fromEntries(tiers.map((tier, index) => [`t${index}`, tier]));

/** Every subnet by tier and zone. */
const places = (plan: SubnetPlan): Record<string, unknown> =>
  Object.fromEntries(
    [...plan.tiers].flatMap(([name, subnets]) =>
      subnets.map((subnet) => [`${name} ${subnet.availabilityZone}`, subnet]),
    ),
  );

it('keeps every subnet where it is when zones and tiers are added at the end', () => {
  fc.assert(
    fc.property(anyGrowth, ({ tiers, tiersBefore, zonesBefore, ipv4, ipv6 }) => {
      const props = { ipv4, ipv6, additionalIpv4: { pods: '100.64.0.0/16' } };
      const before = planSubnets(
        { ...props, tiers: named(tiers.slice(0, tiersBefore)) },
        ZONES.slice(0, zonesBefore),
      );
      const after = planSubnets({ ...props, tiers: named(tiers) }, ZONES);
      expect(places(after)).toMatchObject(places(before));
    }),
  );
});

it('lets no two subnets share an address of either family', () => {
  fc.assert(
    fc.property(anyGrowth, ({ tiers }) => {
      const plan = planSubnets(
        {
          ipv4: '10.0.0.0/16',
          additionalIpv4: { pods: '100.64.0.0/16' },
          ipv6: { ipamPoolId: 'pool', cidrBlock: '2001:db8::/56' },
          tiers: named(tiers),
        },
        ZONES,
      );
      const blocks = [...plan.tiers.values()]
        .flat()
        .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6])
        .flatMap((place) =>
          place && 'cidrBlock' in place ? (parsePrefix(place.cidrBlock) ?? []) : [],
        );
      expect(overlappingPairs(blocks)).toEqual([]);
    }),
  );
});
