import { parseStack, Sensitive, Unknown, type Configuration, type Value } from '@archway/terraform';
import fc from 'fast-check';
import { jsonOf } from '../output/json';
import { junitOf } from '../output/junit';
import { markdownOf } from '../output/markdown';
import { sarifOf } from '../output/sarif';
import { RULES } from '../rules/rules';
import { everything, everythingJson } from '../testing/everything';
import { examplePairs, readExample } from '../testing/examples';
import { altered, placesIn, type Place } from '../testing/places';
import { checkConfigurations } from './check-configurations';

const SECRET = 'hunter2-of-the-database';

let configurations: readonly Configuration[];
let places: readonly { readonly configuration: Configuration; readonly place: Place }[];

beforeAll(async () => {
  const examples = await Promise.all(examplePairs().map((pair) => readExample(pair, 'fails')));
  configurations = [everything(), ...examples];
  places = configurations.flatMap((configuration) =>
    placesIn(configuration).map((place) => ({ configuration, place })),
  );
  // Reading every example takes longer than Jest waits on a machine that has other work.
}, 60_000);

/** What nobody expects in a place: of another type, empty, or not known. */
const STRANGE: readonly Value[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'x',
  '*',
  '${',
  '${aws_vpc.main.id}${aws_vpc.main.id}',
  '{"Statement":[null,1,{"Action":{},"Principal":[[]],"Condition":{"StringEquals":7}}]}',
  '{"Statement":"x"}',
  '[]',
  'null',
  '::/0',
  'arn:::::',
  [],
  {},
  [null],
  [[]],
  [{}],
  [1, 'x', null, {}, []],
  { '': null },
  new Unknown('${var.x}', ['var.x'], 'nobody gave it'),
  new Unknown('(known after apply)', [], 'known only after an apply'),
  new Unknown('{"Statement":[{"Action":"${var.x}"}]}', ['var.x'], 'nobody gave it'),
  [new Unknown('${each.value}', [], 'it differs from instance to instance')],
];

/** All that a check shows to anybody. */
function shownOf(configuration: Configuration): string {
  const report = checkConfigurations([configuration]);
  const outputs = [
    jsonOf(report),
    sarifOf(report, '/'),
    junitOf(report, '/'),
    markdownOf(report, '/'),
  ];
  return [...outputs, JSON.stringify(report)].join('\n');
}

it('has a mistake for most rules to look at', () => {
  const found = new Set(
    configurations
      .flatMap((each) => checkConfigurations([each]).findings)
      .map(({ ruleId }) => ruleId),
  );
  expect(found.size).toBeGreaterThan(RULES.length * 0.7);
});

it('reads any value in any place', () => {
  const index = fc.nat(places.length - 1);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(index, fc.constantFrom(...STRANGE)), { minLength: 1, maxLength: 4 }),
      (chosen) => {
        const [first] = chosen;
        const configuration = places[first?.[0] ?? 0]?.configuration;
        if (configuration === undefined) throw new Error('no configuration');
        const changes = chosen.flatMap(([at, value]) => {
          const found = places[at];
          return found?.configuration === configuration ? [{ ...found.place, value }] : [];
        });
        expect(() => checkConfigurations([altered(configuration, changes)])).not.toThrow();
      },
    ),
    { numRuns: 1_000 },
  );
});

it('shows nothing of a sensitive value, wherever it is', () => {
  const kinds: readonly Value[] = [SECRET, [SECRET], { name: SECRET }, `{"Statement":"${SECRET}"}`];
  for (const { configuration, place } of places) {
    const value = new Sensitive(kinds[place.path.length % kinds.length] ?? SECRET);
    expect(shownOf(altered(configuration, [{ ...place, value }]))).not.toContain(SECRET);
  }
});

it('shows nothing of a sensitive variable, whatever text it is part of', () => {
  const variable = { password: { default: SECRET, sensitive: true } };
  const locals = { derived: '${upper(var.password)}-${var.password}' };
  for (const path of textsIn(everythingJson())) {
    for (const text of ['${var.password}', 'x-${local.derived}-${var.password}']) {
      const document = { ...everythingJson(), variable, locals };
      place(document, path, text);
      const stack = parseStack(JSON.stringify(document), 'stacks/secret/cdk.tf.json');
      const shown = shownOf(stack).toLowerCase();
      expect([path, shown.includes(SECRET)]).toEqual([path, false]);
    }
  }
});

function textsIn(json: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof json === 'string') return [at];
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, item]) => textsIn(item, [...at, name]));
}

function place(json: object, [name = '', ...rest]: readonly string[], text: string): void {
  const record = json as Record<string, unknown>;
  if (rest.length === 0) record[name] = text;
  else place(record[name] as object, rest, text);
}
