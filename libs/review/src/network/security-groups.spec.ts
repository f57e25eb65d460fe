import { resolve } from 'node:path';
import fc from 'fast-check';
import { readPlan, readStack } from '@archway/terraform';
import { lineOf, planned, told, type Resources } from '../testing/planned';
import { compareSecurityGroups } from './security-groups';

type Rule = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const tcp = (port: number, ...cidrs: readonly string[]): Rule => ({
  from_port: port,
  to_port: port,
  protocol: 'tcp',
  cidr_blocks: cidrs,
});

const group = (...ingress: readonly Rule[]): Resources => ({
  aws_security_group: { Db: { name: 'orders-db', ingress } },
});

const lines = (before: Resources, after: Resources): string[] =>
  told(compareSecurityGroups, { before, after });

const separate = (from: number, cidr: string, rest: Rule = {}): Record<string, Rule[string]> => ({
  security_group_id: '${aws_security_group.Db.id}',
  from_port: from,
  to_port: from,
  ip_protocol: 'tcp',
  cidr_ipv4: cidr,
  ...rest,
});

it('tells which networks are let in, and looks at them', () => {
  expect(lines(group(tcp(443, '10.0.0.0/16')), group(tcp(5432, '10.1.0.0/16')))).toEqual([
    '+ reachable/look: orders-db (shop/Db) admits tcp 5432 from 10.1.0.0/16',
    '- orders-db (shop/Db) no longer admits tcp 443 from 10.0.0.0/16',
  ]);
});

it('stops where the internet is let in', () => {
  expect(lines(group(), group(tcp(22, '0.0.0.0/0')))).toEqual([
    '+ public/stop: orders-db (shop/Db) admits tcp 22 from anywhere (0.0.0.0/0)',
  ]);
  expect(lines(group(), group(tcp(22, '192.0.2.0/24')))).toEqual([
    '+ reachable/look: orders-db (shop/Db) admits tcp 22 from 192.0.2.0/24',
  ]);
});

it('knows the internet in two halves, and with a hole in it', () => {
  expect(lines(group(), group(tcp(22, '0.0.0.0/1', '128.0.0.0/1')))).toEqual([
    '+ public/stop: orders-db (shop/Db) admits tcp 22 from anywhere (0.0.0.0/0)',
  ]);
  expect(lines(group(tcp(22, '10.0.0.0/8')), group(tcp(22, '0.0.0.0/0')))).toEqual([
    '+ public/stop: orders-db (shop/Db) admits tcp 22 from anywhere (0.0.0.0/0) beyond 10.0.0.0/8',
  ]);
});

it('looks at a web port of what only load balancers use, and stops at that of others', () => {
  const used = (type: string, ports: Resources): Resources => ({
    ...ports,
    [type]: { Front: { name: 'front', security_groups: ['${aws_security_group.Db.id}'] } },
  });
  const level = (type: string, port: number): string | undefined =>
    lines(used(type, group()), used(type, group(tcp(port, '0.0.0.0/0'))))[0]?.split(':')[0];
  expect(level('aws_lb', 443)).toBe('+ public/look');
  expect(level('aws_lb', 8443)).toBe('+ public/stop');
  expect(level('aws_instance', 443)).toBe('+ public/stop');
});

it('says nothing of rules that are split, merged, put in order or written as separate resources', () => {
  const one = group(tcp(5432, '10.1.0.0/16'), {
    from_port: 80,
    to_port: 81,
    protocol: '6',
    cidr_blocks: ['10.2.0.0/16'],
  });
  const many = group(
    tcp(81, '10.2.0.0/16'),
    tcp(80, '10.2.128.0/17', '10.2.0.0/17'),
    tcp(5432, '10.1.128.0/17'),
    tcp(5432, '10.1.0.0/17'),
  );
  const apart: Resources = {
    aws_security_group: { Db: { name: 'orders-db' } },
    aws_vpc_security_group_ingress_rule: { A: separate(5432, '10.1.0.0/16') },
    aws_security_group_rule: {
      B: {
        type: 'ingress',
        security_group_id: '${aws_security_group.Db.id}',
        from_port: 80,
        to_port: 81,
        protocol: 'tcp',
        cidr_blocks: ['10.2.0.0/16'],
      },
    },
  };
  expect(lines(one, many)).toEqual([]);
  expect(lines(one, apart)).toEqual([]);
  expect(lines(apart, many)).toEqual([]);
});

it('tells a separate rule that goes, though the group still lists what the provider filled in', () => {
  const mirrored = {
    Db: { name: 'orders-db', ingress: [tcp(5432, '10.1.0.0/16', '10.2.0.0/16')] },
  };
  const A = separate(5432, '10.1.0.0/16');
  const B = separate(5432, '10.2.0.0/16');
  const before = { aws_security_group: mirrored, aws_vpc_security_group_ingress_rule: { A, B } };
  const after = { aws_security_group: mirrored, aws_vpc_security_group_ingress_rule: { A } };
  expect(lines(before, after)).toEqual([
    '- orders-db (shop/Db) no longer admits tcp 5432 from 10.2.0.0/16',
  ]);
  expect(
    told(compareSecurityGroups, {
      before,
      after,
      forgotten: ['aws_vpc_security_group_ingress_rule.B'],
    }),
  ).toEqual([]);
});

it('names the group that is let in, and the one that always was', () => {
  const admitting = (...peers: readonly string[]): Resources => ({
    aws_security_group: {
      Db: {
        name: 'orders-db',
        ingress: [{ from_port: 1, to_port: 1, protocol: 'tcp', security_groups: peers }],
      },
      App: { name: 'app' },
      Web: { name: 'web' },
    },
  });
  const [app, web] = ['${aws_security_group.App.id}', '${aws_security_group.Web.id}'];
  expect(lines(admitting(app), admitting(web, app))).toEqual([
    '+ reachable/look: orders-db (shop/Db) admits tcp 1 from web (shop/Web)',
  ]);
});

it('makes a line and no concern of a new group within the plan, and looks at an open one', () => {
  const made = (cidr: string): Resources => ({
    aws_security_group: { App: { name: 'app', ingress: [] }, Db: { name: 'orders-db' } },
    aws_vpc_security_group_ingress_rule: {
      A: {
        security_group_id: '${aws_security_group.Db.id}',
        referenced_security_group_id: '${aws_security_group.App.id}',
        ip_protocol: 'tcp',
        from_port: 5432,
        to_port: 5432,
      },
      B: separate(22, cidr),
    },
  });
  expect(lines({}, made('10.0.0.0/8'))).toEqual([
    '+ orders-db (shop/Db) admits tcp 5432 from app (shop/App)',
    '+ orders-db (shop/Db) admits tcp 22 from 10.0.0.0/8',
  ]);
  expect(lines({}, made('0.0.0.0/0'))[1]).toBe(
    '+ public/look: orders-db (shop/Db) admits tcp 22 from anywhere (0.0.0.0/0)',
  );
});

it('says that it cannot see what is known only after the apply', () => {
  const after: Resources = {
    aws_vpc: { Main: { cidr_block: '10.0.0.0/16' } },
    aws_security_group: { Db: { name: 'orders-db' } },
    aws_vpc_security_group_ingress_rule: { A: separate(22, '${aws_eip.Home.public_ip}') },
    aws_eip: { Home: {} },
  };
  expect(lines({}, after)).toEqual([
    '+ incomplete/note: orders-db (shop/Db) admits traffic from what cannot be seen: aws_eip.Home.public_ip (known after apply)',
  ]);
});

it('keeps what is sensitive to itself', () => {
  const text = told(compareSecurityGroups, {
    before: group(),
    after: group(tcp(22, '198.51.100.99/32')),
    sensitive: ['ingress'],
  }).join();
  expect(text).toContain('(sensitive value)');
  expect(text).not.toContain('198.51.100');
});

it('takes a group that is made anew under its name for the same', () => {
  const Db = { name: 'orders-db', ingress: [tcp(5432, '10.1.0.0/16')] };
  const after = { aws_security_group: { Store: Db } };
  expect(lines({ aws_security_group: { Db } }, after)).toEqual([]);
  expect(lines({ aws_security_group: { Db: { ...Db, name: 'other' } } }, after)).toHaveLength(1);
});

it('tells of every protocol, of ICMP and of what goes out', () => {
  const all = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['10.1.0.0/16'] };
  const ping = { from_port: 8, to_port: -1, protocol: 'icmp', cidr_blocks: ['10.1.0.0/16'] };
  expect(lines(group(ping), group(ping, all))).toEqual([
    '+ reachable/look: orders-db (shop/Db) admits everything from 10.1.0.0/16',
  ]);
  expect(lines(group(all), group(all, ping))).toEqual([]);
  expect(lines(group(), group(ping))).toEqual([
    '+ reachable/look: orders-db (shop/Db) admits icmp type 8 from 10.1.0.0/16',
  ]);
  const out = { aws_security_group: { Db: { name: 'orders-db', ingress: [], egress: [all] } } };
  expect(lines(group(), out)).toEqual(['+ orders-db (shop/Db) lets out everything to 10.1.0.0/16']);
});

/** Rules over few ports and the sixteen addresses of a /28, so that all of them can be counted. */
const narrow = fc.record({
  from: fc.integer({ min: 1, max: 4 }),
  ports: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: 0, max: 15 }),
  length: fc.integer({ min: 28, max: 32 }),
  protocol: fc.constantFrom('tcp', 'udp', '-1'),
});
type Narrow = typeof narrow extends fc.Arbitrary<infer T> ? T : never;

const written = ({ from, ports, at, length, protocol }: Narrow): Rule => ({
  from_port: from,
  to_port: from + ports,
  protocol,
  cidr_blocks: [`192.168.0.${at}/${length}`],
});

const passes = (rules: readonly Narrow[], protocol: string, port: number, host: number): boolean =>
  rules.some(
    (rule) =>
      (rule.protocol === '-1' ||
        (rule.protocol === protocol && rule.from <= port && port <= rule.from + rule.ports)) &&
      host >> (32 - rule.length) === rule.at >> (32 - rule.length),
  );

const CASES = ['tcp', 'udp', 'gre'].flatMap((protocol) =>
  [1, 2, 3, 4, 5, 6].flatMap((port) =>
    Array.from({ length: 16 }, (_, host) => ({ protocol, port, host })),
  ),
);

const rules = fc.array(narrow, { maxLength: 5 });

it('tells of something new exactly where a packet newly passes', () => {
  fc.assert(
    fc.property(rules, rules, (before, after) => {
      const news = CASES.some(
        ({ protocol, port, host }) =>
          passes(after, protocol, port, host) && !passes(before, protocol, port, host),
      );
      const said = lines(group(...before.map(written)), group(...after.map(written)));
      expect(said.some((line) => line.startsWith('+'))).toBe(news);
    }),
  );
});

it('says nothing of rules that are shuffled and halved', () => {
  const halves = (rule: Narrow): readonly Narrow[] =>
    rule.length === 32
      ? [rule]
      : [0, 1].map((half) => {
          const size = 2 ** (32 - rule.length);
          return {
            ...rule,
            length: rule.length + 1,
            at: rule.at - (rule.at % size) + (half * size) / 2,
          };
        });
  const cut = (rule: Narrow): readonly Narrow[] =>
    Array.from({ length: rule.ports + 1 }, (_, at) => ({
      ...rule,
      from: rule.from + at,
      ports: 0,
    }));
  fc.assert(
    fc.property(
      rules.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all.flatMap(halves).flatMap(cut), {
            minLength: all.flatMap(halves).flatMap(cut).length,
          }),
        ),
      ),
      ([all, other]) => {
        expect(lines(group(...all.map(written)), group(...other.map(written)))).toEqual([]);
      },
    ),
  );
});

it('reads a plan that Terraform made', () => {
  const plans = resolve(__dirname, '../../../terraform/fixtures/plans');
  const plan = readPlan(`${plans}/update.json`, {
    configuration: readStack(`${plans}/update.cdk.tf.json`),
  });
  const changes = plan.changes.filter(({ action }) => action !== 'no-op');
  const meanings = compareSecurityGroups({
    plan,
    prior: plan.prior,
    planned: plan.planned,
    changes,
  });
  expect(meanings.map(lineOf)).toEqual([
    '+ public/stop: web (orders/Web) admits tcp 22 from anywhere (0.0.0.0/0)',
    '- web (orders/Web) no longer admits tcp 443 from 10.0.0.0/8',
  ]);
  expect(meanings.map(({ address, explains }) => [address, ...explains])).toEqual([
    ['aws_security_group.Web', 'ingress'],
    ['aws_security_group.Web', 'ingress'],
  ]);
});

it('explains a change of the plan, whichever resource states the rule', () => {
  const before = group(tcp(22, '10.0.0.0/8'));
  const after = {
    aws_security_group: { Db: { name: 'orders-db', ingress: [] } },
    aws_vpc_security_group_ingress_rule: { A: separate(23, '10.0.0.0/8') },
  };
  const compared = planned({ before, after });
  expect(compareSecurityGroups(compared).map(({ address }) => address)).toEqual([
    'aws_vpc_security_group_ingress_rule.A',
    'aws_security_group.Db',
  ]);
});
