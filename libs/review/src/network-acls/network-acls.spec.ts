import fc from 'fast-check';
import { told, type Resources } from '../testing/planned';
import { compareNetworkAcls } from './network-acls';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const entry = (rule_no: number, action: string, cidr_block: string, port?: number): Body => ({
  rule_no,
  action,
  cidr_block,
  protocol: port === undefined ? '-1' : 'tcp',
  from_port: port ?? 0,
  to_port: port ?? 0,
});

const acl = (...ingress: readonly Body[]): Resources => ({ aws_network_acl: { Acl: { ingress } } });

const lines = (before: Resources, after: Resources): string[] =>
  told(compareNetworkAcls, { before, after });

it('tells what newly passes by the first rule that fits', () => {
  const all = entry(200, 'allow', '0.0.0.0/0', 443);
  expect(lines(acl(entry(100, 'deny', '192.0.2.0/24', 443), all), acl(all))).toEqual([
    '+ reachable/look: shop/Acl lets in tcp 443 from 192.0.2.0/24',
  ]);
  expect(lines(acl(all), acl(entry(300, 'deny', '192.0.2.0/24', 443), all))).toEqual([]);
  expect(lines(acl(all), acl(entry(100, 'deny', '192.0.2.0/24', 443), all))).toEqual([
    '- shop/Acl no longer lets in tcp 443 from 192.0.2.0/24',
  ]);
});

it('looks at one that lets the internet in, and only tells a new one', () => {
  const open = acl(entry(100, 'allow', '0.0.0.0/0'));
  expect(lines(acl(), open)).toEqual([
    '+ public/look: shop/Acl lets in every protocol from anywhere (0.0.0.0/0)',
  ]);
  expect(lines({}, open)).toEqual(['+ shop/Acl lets in every protocol from anywhere (0.0.0.0/0)']);
});

it('says nothing of rules in resources of their own, with other numbers in the same order', () => {
  const before = acl(entry(100, 'deny', '10.1.0.0/16', 22), entry(200, 'allow', '10.0.0.0/8', 22));
  const own = (rule_number: number, rule_action: string, cidr_block: string): Body => ({
    network_acl_id: '${aws_network_acl.Acl.id}',
    rule_number,
    rule_action,
    cidr_block,
    protocol: 'tcp',
    from_port: 22,
    to_port: 22,
  });
  const aws_network_acl_rule = {
    B: own(20, 'allow', '10.0.0.0/8'),
    A: own(10, 'deny', '10.1.0.0/16'),
  };
  expect(lines(before, { aws_network_acl: { Acl: {} }, aws_network_acl_rule })).toEqual([]);
});

it('says that it cannot see a rule', () => {
  expect(lines(acl(), acl({ ...entry(100, 'allow', ''), cidr_block: '${aws_x.Y.cidr}' }))).toEqual([
    '~ incomplete/note: shop/Acl: a rule cannot be seen: aws_x.Y.cidr (known after apply)',
  ]);
});

const narrow = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 20 }),
    allow: fc.boolean(),
    port: fc.constantFrom(undefined, 1, 2),
    at: fc.integer({ min: 0, max: 7 }),
    length: fc.integer({ min: 29, max: 32 }),
  }),
  { selector: ({ number }) => number, maxLength: 5 },
);
type Narrow = (typeof narrow extends fc.Arbitrary<infer T> ? T : never)[number];

it('tells of something new exactly where a packet newly passes', () => {
  const passes = (rules: readonly Narrow[], port: number, host: number): boolean =>
    [...rules]
      .sort((a, b) => a.number - b.number)
      .find(
        (rule) =>
          (rule.port === undefined || rule.port === port) &&
          host >> (32 - rule.length) === rule.at >> (32 - rule.length),
      )?.allow ?? false;
  const written = (rules: readonly Narrow[]): Resources =>
    acl(
      ...rules.map(({ number, allow, port, at, length }) =>
        entry(number, allow ? 'allow' : 'deny', `192.168.0.${at}/${length}`, port),
      ),
    );
  fc.assert(
    fc.property(narrow, narrow, (before, after) => {
      // Port 3 stands for what no rule names.
      const news = [1, 2, 3].some((port) =>
        Array.from({ length: 8 }, (_, host) => host).some(
          (host) => passes(after, port, host) && !passes(before, port, host),
        ),
      );
      const said = lines(written(before), written(after));
      expect(said.some((line) => line.startsWith('+'))).toBe(news);
    }),
  );
});
