import { itPlans } from '@archway/rehearsal';
import type { Configuration } from '@archway/terraform';
import { checkConfigurations } from '../check/check-configurations';
import type { Finding } from '../finding/finding';
import { RULES } from './rules';
import { examplePairs, inExample, readExample, type Example } from '../testing/examples';
import { planExamples } from '../testing/planned-examples';

const found = (pair: string, example: Example): Promise<readonly string[]> =>
  inExample(pair, example, (configuration, acceptances) =>
    checkConfigurations([configuration], { rules: RULES, acceptances }).findings.map(
      ({ ruleId }) => ruleId,
    ),
  );

const ruleOf = (pair: string): string => pair.split('/')[0] ?? '';

it('has a pair of each rule', () => {
  const pairs = examplePairs();
  expect(RULES.filter(({ id }) => !pairs.includes(id)).map(({ id }) => id)).toEqual([]);
});

it.each(examplePairs())('finds the mistake in %s/fails.tf', async (pair) => {
  expect(await found(pair, 'fails')).toContain(ruleOf(pair));
});

it.each(examplePairs())('is quiet about %s/passes.tf', async (pair) => {
  expect(await found(pair, 'passes')).not.toContain(ruleOf(pair));
});

/** The provider reads policies and some arguments itself, and a data source asks the account. */
const NOT_PLANNED = [
  'policy-not-json',
  'data-source-calls-api',
  'refused-argument/known-to-the-provider',
];

itPlans(
  'finds in the plan of each example what it finds in its text, or says that it cannot see it',
  async () => {
    const examples = examplePairs()
      .filter((pair) => !NOT_PLANNED.includes(ruleOf(pair)) && !NOT_PLANNED.includes(pair))
      .flatMap((pair) => EXAMPLES.map((example) => ({ pair, example })));
    const planned = planExamples(examples);
    const differences: string[] = [];
    for (const { pair, example } of examples) {
      const key = `${pair}/${example}`;
      const plan = planned.get(key);
      if (plan === undefined) throw new Error(`no plan of ${key}`);
      differences.push(
        ...differencesOf(await readExample(pair, example), plan).map((each) => `${key} ${each}`),
      );
    }
    expect(differences).toEqual([]);
  },
  300,
);

const EXAMPLES: readonly Example[] = ['fails', 'passes'];

function differencesOf(text: Configuration, plan: Configuration): readonly string[] {
  const fromText = checkConfigurations([text], { rules: RULES });
  const fromPlan = checkConfigurations([plan], { rules: RULES });
  const known = new Set(fromText.findings.map((each) => distinctive(each, text)));
  const planned = new Set(fromPlan.findings.map((each) => distinctive(each, plan)));
  const unseen = new Set(fromPlan.blind.map(({ ruleId }) => ruleId));
  return [
    ...[...known]
      .filter((each) => !planned.has(each) && !unseen.has(each.split(' ')[0] ?? ''))
      .map((each) => `only in the text: ${each}`),
    ...[...planned].filter((each) => !known.has(each)).map((each) => `only in the plan: ${each}`),
  ];
}

/** What says that two findings are the same, without the name of the folder. */
function distinctive({ ruleId, fingerprint }: Finding, { name }: Configuration): string {
  return [ruleId, fingerprint.split(` ${name} `)[1]].join(' ');
}
