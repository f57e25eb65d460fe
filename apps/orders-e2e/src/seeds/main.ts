import { architectureOf } from '../orders-stack';
import { runSeed } from './run-seed';
import { scenarioOf } from './scenario';
import { problemsOf } from './verdict';

/** `npx nx faults orders-e2e [-- FIRST COUNT]`: tries seeds, and prints all that happened where one alone fails. */
async function main(): Promise<number> {
  const [first = 1, count = 2_000] = process.argv.slice(2).map(Number);
  if (![first, count].every((value) => Number.isInteger(value) && value > 0)) {
    process.stderr.write('npx nx faults orders-e2e [-- FIRST COUNT]\n');
    return 2;
  }
  console.error = () => undefined;
  const architecture = architectureOf();
  const began = Date.now();
  let failed = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const scenario = scenarioOf(seed);
    const ending = await runSeed(architecture, scenario);
    const problems = problemsOf(scenario, ending);
    if (problems.length === 0) continue;
    failed += 1;
    process.stdout.write(`seed ${seed}: ${problems.join('; ')}\n`);
    if (count > 1) continue;
    for (const event of ending.trace) process.stdout.write(`  ${JSON.stringify(event)}\n`);
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(`${count} seeds, ${failed} failed, ${seconds} s\n`);
  return failed === 0 ? 0 : 1;
}

void main().then((code) => (process.exitCode = code));
