import { told, type Resources } from '../testing/planned';
import { compareDns } from './dns';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const aws_route53_zone = { Shop: { name: 'example.com' } };

const records = (all: Readonly<Record<string, Body>>): Resources => ({
  aws_route53_zone,
  aws_route53_record: Object.fromEntries(
    Object.entries(all).map(([name, body]) => [
      name,
      { zone_id: '${aws_route53_zone.Shop.id}', name: 'www.example.com', type: 'A', ...body },
    ]),
  ),
});

const changed = (before: Body, after: Body): string[] =>
  told(compareDns, { before: records({ It: before }), after: records({ It: after }) });

const alias = (name: string, evaluate_target_health = false): Body => ({
  alias: [{ name, zone_id: 'Z2', evaluate_target_health }],
});

const primary = { failover_routing_policy: [{ type: 'PRIMARY' }], set_identifier: 'main' };

it('tells what a name answers now and before', () => {
  expect(changed({ records: ['192.0.2.1'], ttl: 60 }, alias('d111.cloudfront.net'))).toEqual([
    '~ www.example.com A: 192.0.2.1 → alias d111.cloudfront.net',
  ]);
});

it('says nothing of answers in another order', () => {
  expect(
    changed({ records: ['192.0.2.1', '192.0.2.2'] }, { records: ['192.0.2.2', '192.0.2.1'] }),
  ).toEqual([]);
});

it('says nothing of a record that stands elsewhere or is written without its zone', () => {
  const body = { records: ['192.0.2.1'], ttl: 60 };
  const before = records({ It: body });
  expect(told(compareDns, { before, after: records({ Other: { ...body, name: 'WWW' } }) })).toEqual(
    [],
  );
  expect(
    told(compareDns, { before, after: records({ Other: { ...body, name: 'shop' } }) }),
  ).toEqual([
    '+ shop.example.com A: 192.0.2.1',
    '- destroy/look: www.example.com A: no answer any more, before 192.0.2.1',
  ]);
});

it('tells weights, roles, places and how long answers are kept', () => {
  const weighted = (weight: number): Body => ({
    set_identifier: 'blue',
    records: ['192.0.2.1'],
    weighted_routing_policy: [{ weight }],
  });
  expect(changed(weighted(90), weighted(10))).toEqual([
    '~ www.example.com A (blue): weight 90 → weight 10',
  ]);
  const placed = (place: Body): Body => ({
    records: ['192.0.2.1'],
    geolocation_routing_policy: [place],
  });
  expect(changed(placed({ continent: 'EU' }), placed({ country: 'DE' }))).toEqual([
    '~ www.example.com A: geolocation EU → geolocation DE',
  ]);
  expect(
    changed({ records: ['192.0.2.1'], ttl: 60 }, { records: ['192.0.2.1'], ttl: 3600 }),
  ).toEqual(['~ www.example.com A: answers are kept for 3600 s, before 60 s']);
});

it('looks at a primary that loses its health check, and not at one that gets it', () => {
  const aws_route53_health_check = { Up: { fqdn: 'example.com' } };
  const checked = { ...primary, records: ['192.0.2.1'] };
  const plan = (body: Body): Resources => ({ ...records({ It: body }), aws_route53_health_check });
  const health_check_id = '${aws_route53_health_check.Up.id}';
  const [on, off] = [plan({ ...checked, health_check_id }), plan(checked)];
  expect(told(compareDns, { before: on, after: off })).toEqual([
    '~ protection/look: www.example.com A (main): the primary has no health check any more, so that nothing fails over',
  ]);
  const empty = plan({ ...checked, health_check_id: '' });
  expect(told(compareDns, { before: empty, after: off })).toEqual([]);
  expect(told(compareDns, { before: off, after: on })).toEqual([
    '~ www.example.com A (main): answers while shop/Up is healthy',
  ]);
});

it('looks at an alias that does not ask for the health of its target any more', () => {
  expect(changed(alias('d111.cloudfront.net', true), alias('d111.cloudfront.net'))).toEqual([
    '~ protection/look: www.example.com A: answers whether or not its target is healthy',
  ]);
  expect(changed(alias('d111.cloudfront.net'), alias('d111.cloudfront.net', true))).toEqual([
    '~ www.example.com A: answers while its target is healthy',
  ]);
});

it('says where a name is delegated to', () => {
  const ns = { type: 'NS', records: ['ns1.example.net'] };
  expect(told(compareDns, { before: records({}), after: records({ It: ns }) })).toEqual([
    '+ www.example.com NS: ns1.example.net: the name is delegated to these',
  ]);
});

it('shows what an answer would come from where it is not known', () => {
  expect(changed({ records: ['192.0.2.1'] }, { records: ['${aws_x.New.address}'] })).toEqual([
    '~ www.example.com A: 192.0.2.1 → aws_x.New.address (known after apply)',
  ]);
  const after = {
    ...records({ It: { records: ['${aws_eip.New.public_ip}'] } }),
    aws_eip: { New: {} },
  };
  expect(told(compareDns, { before: records({ It: { records: ['192.0.2.1'] } }), after })).toEqual([
    '~ www.example.com A: 192.0.2.1 → shop/New',
  ]);
});

it('keeps answers that are sensitive to itself', () => {
  const plan = {
    before: records({ It: { records: ['192.0.2.1'] } }),
    after: records({ It: { records: ['198.51.100.99'] } }),
    sensitive: ['records'],
  };
  expect(told(compareDns, plan)).toEqual([
    '~ www.example.com A: (sensitive value) → (sensitive value)',
  ]);
});

it('says nothing of records that go with their zone', () => {
  const before = records({ It: { records: ['192.0.2.1'] } });
  expect(told(compareDns, { before, after: {} })).toEqual([]);
  expect(told(compareDns, { before, after: { aws_route53_zone } })).toHaveLength(1);
});

it('looks at a name that nobody answers any more, and not at one of several answers or a proof', () => {
  const one = { records: ['192.0.2.1'], set_identifier: 'a' };
  const sets = records({ A: one, B: { ...one, set_identifier: 'b' } });
  expect(told(compareDns, { before: sets, after: records({ A: one }) })).toEqual([
    '- www.example.com A (b): no answer any more, before 192.0.2.1',
  ]);
  const proof = records({ It: { name: '_x.example.com', type: 'CNAME', records: ['y'] } });
  expect(told(compareDns, { before: proof, after: records({}) })).toEqual([
    '- _x.example.com CNAME: no answer any more, before y',
  ]);
});
