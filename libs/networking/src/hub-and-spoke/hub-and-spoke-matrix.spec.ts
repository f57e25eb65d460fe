import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import { contains, parseAddress, parsePrefix } from '../address/prefix';
import { TransitGateway } from '../transit-gateway/transit-gateway';
import { TransitGatewayAttachment } from '../transit-gateway/transit-gateway-attachment';
import type { IVpc } from '../vpc/vpc-reference';
import { Vpc } from '../vpc/vpc';
import { HubAndSpoke } from './hub-and-spoke';
import type { HubAndSpokeProps, HubVpc, Spoke } from './hub-and-spoke-props';

/** A hub in data, from which the props are made and with which the answer is compared. */
interface Scenario {
  readonly domains: Readonly<Record<string, { speaksTo: readonly string[]; egress: boolean }>>;
  readonly networks: readonly Network[];
  readonly inspection: 'none' | 'all' | readonly (readonly [string, string])[];
  readonly inspectsEgress: boolean;
  readonly egress: 'none' | 'vpc' | 'inspection';
}

interface Network {
  readonly name: string;
  readonly domain: string;
  readonly kind: 'vpc' | 'bgp' | 'static';
  readonly blocks: readonly string[];
}

const PASSING = { inspection: ['100.64.0.0/24'], egress: ['100.64.1.0/24'] } as const;
const INTERNET = '8.8.8.8';

/** Each run synthesizes a stack, which a busy machine takes its time for. In milliseconds. */
const SLOW = 60_000;

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    count: fc.integer({ min: 1, max: 4 }),
    matrix: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    leaves: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    networks: fc.array(
      fc.record({
        domain: fc.nat(3),
        kind: fc.constantFrom('vpc' as const, 'vpc' as const, 'bgp' as const, 'static' as const),
        // Few enough places that now and then two networks share one.
        places: fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 2 }),
        small: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    inspection: fc.constantFrom('none' as const, 'all' as const, 'some' as const),
    looksAt: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    inspectsEgress: fc.boolean(),
    egress: fc.constantFrom('none' as const, 'vpc' as const, 'inspection' as const),
  })
  .map((drawn) => {
    const names = ['red', 'green', 'blue', 'grey'].slice(0, drawn.count);
    const pairs = names.flatMap((one, index) =>
      names.slice(index).map((other) => [one, other] as const),
    );
    const spoken = pairs.filter((_, index) => drawn.matrix[index]);
    const inspection =
      drawn.inspection === 'some'
        ? spoken.filter((_, index) => drawn.looksAt[index])
        : drawn.inspection;
    const egress = inspection === 'none' && drawn.egress === 'inspection' ? 'vpc' : drawn.egress;
    return {
      domains: Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            speaksTo: spoken.flatMap(([one, other]) =>
              one === name ? [other] : other === name ? [one] : [],
            ),
            egress: egress !== 'none' && drawn.leaves[index] === true,
          },
        ]),
      ),
      networks: drawn.networks.map(({ domain, kind, places, small }, index) => ({
        name: `n${index}`,
        domain: names[domain % names.length] ?? 'red',
        kind,
        blocks: places.map((place) => `10.${place}.0.0/${small ? 24 : 16}`),
      })),
      inspection,
      inspectsEgress: drawn.inspectsEgress || egress === 'inspection',
      egress,
    };
  });

function vpc(scope: Construct, name: string, blocks: readonly string[]): IVpc {
  const subnet = (tier: string) => ({
    subnetId: `subnet-${name}-${tier}`,
    subnetArn: `arn:subnet-${name}-${tier}`,
    availabilityZone: 'eu-central-1a',
    ipv4CidrBlock: '10.0.0.0/28',
    routeTableId: `rtb-${name}-${tier}`,
  });
  return Vpc.fromVpcAttributes(scope, `vpc-${name}`, {
    vpcId: name,
    vpcArn: `arn:${name}`,
    ipv4CidrBlocks: blocks,
    tiers: { transit: [subnet('transit')], private: [subnet('private')] },
  });
}

function propsOf(scope: Construct, scenario: Scenario): HubAndSpokeProps {
  const transitGateway = new TransitGateway(scope, 'Hub', { flowLog: 'none' });
  const spokes = scenario.networks.map(({ name, domain, kind, blocks }): [string, Spoke] => {
    if (kind === 'vpc') {
      return [name, { domain, vpc: vpc(scope, name, blocks), attachmentTier: 'transit' }];
    }
    const way = TransitGatewayAttachment.fromAttachmentAttributes(scope, name, {
      attachmentId: name,
      transitGateway,
      propagates: kind === 'bgp',
    });
    const cidrBlocks = Object.fromEntries(blocks.map((block, index) => [`block${index}`, block]));
    return [name, { domain, attachments: { way }, cidrBlocks }];
  });
  const passing = (name: keyof typeof PASSING): HubVpc => ({
    vpc: vpc(scope, name, PASSING[name]),
    attachmentTier: 'transit',
  });
  const { inspection, egress } = scenario;
  return {
    transitGateway,
    domains: scenario.domains,
    spokes: Object.fromEntries(spokes),
    ...(inspection === 'none'
      ? {}
      : {
          inspection: {
            ...passing('inspection'),
            between: inspection,
            egress: scenario.inspectsEgress,
          },
        }),
    ...(egress === 'none' ? {} : { egress: egress === 'vpc' ? passing('egress') : egress }),
  };
}

/** What a table does with a destination: where it leads, `undefined` for nowhere. */
type Lookup = (destination: string) => string | undefined;

interface Entry {
  readonly block: string;
  readonly propagated: boolean;
  readonly to: string | undefined;
}

/** The most specific entry, and of equal ones the static one: AWS's order. */
function lookup(entries: readonly Entry[]): Lookup {
  return (destination) =>
    entries
      .filter(({ block }) => within(block, destination))
      .sort(
        (one, other) =>
          Number(other.block.split('/')[1]) - Number(one.block.split('/')[1]) ||
          Number(one.propagated) - Number(other.propagated),
      )[0]?.to;
}

function within(block: string, destination: string): boolean {
  const around = parsePrefix(block);
  const address = parseAddress(destination);
  if (!around || !address) throw new Error(`not an address: ${block} ${destination}`);
  return contains(around, { family: address.family, first: address.value, length: 32 });
}

/** What Terraform would write, read back as a router that knows nothing of the matrix. */
class Router {
  private readonly tables = new Map<string, Lookup>();
  private readonly vpcs = new Map<string, Lookup>();

  constructor(
    stack: Synthesized,
    private readonly scenario: Scenario,
  ) {
    const all = (type: string) => stack.all({ tfResourceType: `aws_ec2_transit_gateway_${type}` });
    const owner = (attachment: string): string => {
      const address = /^\$\{(.+)\.id\}$/.exec(attachment)?.[1];
      return address === undefined ? attachment : String(stack.at(address).vpc_id);
    };
    const learnt = all('route_table_propagation').map((each) => ({
      table: String(each.transit_gateway_route_table_id),
      owner: owner(String(each.transit_gateway_attachment_id)),
    }));
    for (const association of all('route_table_association')) {
      const id = String(association.transit_gateway_route_table_id);
      const entries: Entry[] = [
        ...learnt
          .filter((each) => each.table === id)
          .flatMap((each) =>
            this.blocksOf(each.owner).map((block) => ({ block, propagated: true, to: each.owner })),
          ),
        ...all('route')
          .filter((each) => each.transit_gateway_route_table_id === id)
          .map((each) => ({
            block: String(each.destination_cidr_block),
            propagated: false,
            to:
              each.blackhole === true
                ? undefined
                : owner(String(each.transit_gateway_attachment_id)),
          })),
      ];
      this.tables.set(owner(String(association.transit_gateway_attachment_id)), lookup(entries));
    }
    for (const name of [...scenario.networks.map((each) => each.name), ...Object.keys(PASSING)]) {
      const entries = stack
        .all({ tfResourceType: 'aws_route' })
        .filter((route) => route.route_table_id === `rtb-${name}-private`)
        .map((route) => ({
          block: String(route.destination_cidr_block),
          propagated: false,
          to: 'hub',
        }));
      const local = this.blocksOf(name).map((block) => ({ block, propagated: false, to: 'local' }));
      this.vpcs.set(name, lookup([...entries, ...local]));
    }
  }

  /** Whom a packet visits after it has left `from`; ends with `dropped` where nobody takes it. */
  trace(from: string, destination: string): readonly string[] {
    const path: string[] = [];
    let at = from;
    while (path.length < 5) {
      const isVpc = this.scenario.networks.find(({ name }) => name === at)?.kind === 'vpc';
      const passes = at in PASSING;
      if ((isVpc || passes) && this.vpcs.get(at)?.(destination) !== 'hub') {
        const leaves =
          at === 'egress' || (at === 'inspection' && this.scenario.egress === 'inspection');
        const outside = destination === INTERNET && leaves;
        return [...path, outside ? 'internet' : 'dropped'];
      }
      const next = this.tables.get(at)?.(destination);
      if (next === undefined) return [...path, 'dropped'];
      path.push(next);
      if (!(next in PASSING) || this.blocksOf(next).some((block) => within(block, destination))) {
        return path;
      }
      at = next;
    }
    return [...path, 'loop'];
  }

  private blocksOf(name: string): readonly string[] {
    if (name in PASSING) return PASSING[name as keyof typeof PASSING];
    return this.scenario.networks.find((each) => each.name === name)?.blocks ?? [];
  }
}

/** An address in a block; which one does not matter to a route of the block's size or larger. */
function hostIn(block: string): string {
  return block.replace(/\.0\/\d+$/, '.9');
}

/** What the matrix says of a packet between two networks, or to the internet. */
function expected(scenario: Scenario, from: Network, to: Network | 'internet'): readonly string[] {
  if (to === 'internet') {
    if (scenario.domains[from.domain]?.egress !== true) return ['dropped'];
    if (scenario.egress === 'inspection') return ['inspection', 'internet'];
    const checked = scenario.inspection !== 'none' && scenario.inspectsEgress;
    return [...(checked ? ['inspection'] : []), 'egress', 'internet'];
  }
  if (!scenario.domains[from.domain]?.speaksTo.includes(to.domain)) return ['dropped'];
  const { inspection } = scenario;
  const checked =
    inspection === 'all' ||
    (inspection !== 'none' &&
      inspection.some(
        (pair) =>
          pair.includes(from.domain) &&
          pair.includes(to.domain) &&
          (from.domain !== to.domain || pair[0] === pair[1]),
      ));
  return [...(checked ? ['inspection'] : []), to.name];
}

const build = (scenario: Scenario): Router =>
  new Router(
    synth((stack) => {
      new HubAndSpoke(stack, 'Network', propsOf(stack, scenario));
    }),
    scenario,
  );

const sharesAddresses = ({ networks }: Scenario): boolean => {
  const places = networks.flatMap(({ blocks }) => blocks.map((block) => block.split('/')[0]));
  return new Set(places).size < places.length;
};

describe('for any matrix, what the written tables permit is what the matrix says', () => {
  it(
    'between networks with addresses of their own',
    () => {
      fc.assert(
        fc.property(scenarios, (scenario) => {
          fc.pre(!sharesAddresses(scenario));
          const router = build(scenario);
          for (const from of scenario.networks) {
            for (const to of scenario.networks.filter((each) => each !== from)) {
              for (const block of to.blocks) {
                expect(router.trace(from.name, hostIn(block))).toEqual(
                  expected(scenario, from, to),
                );
              }
            }
          }
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );

  it(
    'to the internet and back',
    () => {
      fc.assert(
        fc.property(scenarios, (scenario) => {
          fc.pre(!sharesAddresses(scenario) && scenario.egress !== 'none');
          const router = build(scenario);
          for (const from of scenario.networks) {
            const way = router.trace(from.name, INTERNET);
            expect(way.at(-1) === 'internet' ? way : ['dropped']).toEqual(
              expected(scenario, from, 'internet'),
            );
            if (way.at(-1) !== 'internet') continue;
            const [exit = '', ...before] = way.slice(0, -1).reverse();
            for (const block of from.blocks) {
              expect(router.trace(exit, hostIn(block))).toEqual([...before, from.name]);
            }
          }
        }),
        { numRuns: 40 },
      );
    },
    SLOW,
  );

  it(
    'and nobody reaches what stands in the VPCs that traffic passes through',
    () => {
      fc.assert(
        fc.property(scenarios, (scenario) => {
          fc.pre(!sharesAddresses(scenario));
          const router = build(scenario);
          const deployed = [
            ...(scenario.inspection === 'none' ? [] : PASSING.inspection),
            ...(scenario.egress === 'vpc' ? PASSING.egress : []),
          ];
          for (const { name } of scenario.networks) {
            for (const block of deployed) {
              expect(router.trace(name, hostIn(block))).toEqual(['dropped']);
            }
          }
        }),
        { numRuns: 20 },
      );
    },
    SLOW,
  );

  it(
    'and where addresses are shared, either nobody is misled or the matrix is refused',
    () => {
      fc.assert(
        fc.property(scenarios, (scenario) => {
          fc.pre(sharesAddresses(scenario));
          let router: Router;
          try {
            router = build(scenario);
          } catch (error) {
            expect(String(error)).toContain('must not overlap: they can meet');
            return;
          }
          for (const from of scenario.networks) {
            for (const to of scenario.networks.filter((each) => each !== from)) {
              const due = expected(scenario, from, to);
              for (const block of to.blocks) {
                const way = router.trace(from.name, hostIn(block));
                if (due.at(-1) === 'dropped') expect(way.at(-1)).not.toBe(to.name);
                else expect(way).toEqual(due);
              }
            }
          }
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );
});
