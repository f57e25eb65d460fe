import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { cnameConflict } from './cname-conflict';

const ZONE = '${aws_route53_zone.Site.zone_id}';
const records = (aws_route53_record: Resources[string], zone = 'example.com') =>
  stackOf(
    { aws_route53_zone: { Site: { name: zone } }, aws_route53_record },
    { variable: { name: {}, zone: {}, type: {} } },
  );
const record = (type: string, name: string, zone_id = ZONE) => ({ zone_id, name, type });

it.each([['example.com'], ['example.com.'], ['Example.com'], ['']])(
  'finds a CNAME at the apex that is named "%s"',
  (name) => {
    expect(problemsOf(cnameConflict, records({ Apex: record('CNAME', name) }))).toEqual([
      'aws_route53_record.Apex: is a CNAME at the apex of example.com',
    ]);
  },
);

it('accepts a CNAME below the apex, and another type at the apex', () => {
  const stack = records({
    Apex: record('A', 'example.com'),
    Www: record('CNAME', 'www.example.com'),
  });
  expect(problemsOf(cnameConflict, stack)).toEqual([]);
});

it.each([
  ['www.example.com', 'www.example.com'],
  ['www', 'www.example.com'],
])('finds the CNAME %s beside an A record of %s', (name, other) => {
  const stack = records({ Www: record('CNAME', name), Too: record('A', other) });
  expect(problemsOf(cnameConflict, stack)).toEqual([
    'aws_route53_record.Www: is a CNAME of the same name as the A record aws_route53_record.Too',
  ]);
});

it.each([
  ['another name', record('A', 'app.example.com')],
  ['another zone', record('A', 'www.example.com', 'Z0000000000000')],
  ['a zone that is not known', record('A', 'www.example.com', '${var.zone}')],
  ['a name that is not known', record('A', '${var.name}.example.com')],
  ['a type that is not known', record('${var.type}', 'www.example.com')],
])('accepts a CNAME beside a record with %s', (_, other) => {
  const stack = records({ Www: record('CNAME', 'www.example.com'), Other: other });
  expect(problemsOf(cnameConflict, stack)).toEqual([]);
});

it('accepts two records of one name that are not CNAMEs', () => {
  const stack = records({ A: record('A', 'example.com'), Aaaa: record('AAAA', 'example.com') });
  expect(problemsOf(cnameConflict, stack)).toEqual([]);
});

it('leaves a zone whose name is not known alone', () => {
  const stack = records({ Www: record('CNAME', 'www.example.com') }, '${var.name}');
  expect(problemsOf(cnameConflict, stack)).toEqual([]);
});

it('is an error', () => {
  expect(cnameConflict.severity).toBe('error');
});
