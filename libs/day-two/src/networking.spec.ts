import { Vpc, type VpcProps } from '@archway/networking';
import { itPlans } from '@archway/testing';
import { REHEARSAL_SECONDS, rehearse, type Case } from './rehearsal-of';

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

itPlans(
  'a VPC grows and shrinks without a replacement and in an order that AWS accepts',
  async () => {
    const outcomes = await rehearse(CASES);
    expect(outcomes.map(({ hazards }, at) => [CASES[at]?.name, hazards])).toEqual(
      CASES.map(({ name }) => [name, []]),
    );
  },
  REHEARSAL_SECONDS,
);
