import { checkConfigurations } from '../check/check-configurations';
import { RULES } from './rules';
import { examplePairs, readExample, type Example } from '../testing/examples';

const found = async (pair: string, example: Example): Promise<readonly string[]> =>
  checkConfigurations([await readExample(pair, example)], { rules: RULES }).findings.map(
    ({ ruleId }) => ruleId,
  );

const ruleOf = (pair: string): string => pair.split('/')[0] ?? '';

it.each(examplePairs())('finds the mistake in %s/fails.tf', async (pair) => {
  expect(await found(pair, 'fails')).toContain(ruleOf(pair));
});

it.each(examplePairs())('is quiet about %s/passes.tf', async (pair) => {
  expect(await found(pair, 'passes')).not.toContain(ruleOf(pair));
});
