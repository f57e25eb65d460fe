import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RULES } from '@archway/checks';
import { readFolder } from '@archway/terraform';
import { reviewPlans } from '../build/review-plans';
import { failing } from '../gate/gate';
import { planOf, type Said } from '../testing/plan-of';
import type { Review } from '../review/review';
import { FINDING_KINDS, kindsOfFinding, LEVEL_OF, SAID_BY } from './said-by';

const EXAMPLES = join(__dirname, '../../../checks/fixtures');
const FAILING = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('fails.tf'),
);

/** Something that is there already, so that what a plan adds is new. */
const OLD: Readonly<Record<string, Said>> = {
  'aws_sqs_queue.Old': { before: { name: 'old' }, after: { name: 'old' } },
};

/** A review of a plan that makes what the example of a rule has. */
async function reviewOf(file: string): Promise<Review> {
  const folder = mkdtempSync(join(tmpdir(), 'severity-'));
  try {
    copyFileSync(join(EXAMPLES, file), join(folder, 'main.tf'));
    const { resources } = await readFolder(folder);
    const said = resources.map(({ address, attributes }) => [
      address,
      { after: JSON.parse(JSON.stringify(attributes)) as object },
    ]);
    return reviewPlans([{ plan: planOf({ ...OLD, ...Object.fromEntries(said) }) }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A rule and a kind of concern that meet at a resource and are about different things. */
const ELSEWHERE = [
  'bucket-lifecycle backup',
  'default-quota reachable',
  'inline-and-separate reachable',
  'key-lacks-service privilege',
  'logs-without-acl public',
  'minimum-storage backup',
  'origin-key privilege',
  'overwritten-policy privilege',
  'privilege-escalation privilege',
  'refused-argument public',
  'saml-without-audience privilege',
];

it('a finding and a concern of the same thing weigh the same', async () => {
  const met = new Set<string>();
  const differences: string[] = [];
  for (const file of FAILING) {
    const { checks, verdict } = await reviewOf(file);
    const concerns = verdict.concerns.filter(({ kind }) => !kind.startsWith('check-'));
    for (const concern of concerns) {
      const here = checks.added.filter(({ address }) => address === concern.address);
      const same = here.filter(({ ruleId }) => SAID_BY[ruleId]?.includes(concern.kind));
      for (const { ruleId } of here.filter((each) => !same.includes(each)))
        met.add(`${ruleId} ${concern.kind}`);
      const levels = same.map(({ severity }) => LEVEL_OF[severity]);
      const worst = (['stop', 'look', 'note'] as const).find((level) => levels.includes(level));
      if (worst !== undefined && worst !== concern.level)
        differences.push(`${dirname(file)}: ${worst} and ${concern.level}`);
    }
  }
  expect(differences).toEqual([]);
  expect([...met].sort()).toEqual(ELSEWHERE);
}, 60_000);

it('names rules and kinds that there are', () => {
  const ids = RULES.map(({ id }) => id);
  expect(Object.keys(SAID_BY).filter((id) => !ids.includes(id))).toEqual([]);
  expect(ELSEWHERE.filter((each) => !ids.includes(each.split(' ')[0] ?? ''))).toEqual([]);
});

it('what loses its encryption weighs at least what the rule weighs', () => {
  const disk = (encrypted: boolean) => ({ availability_zone: 'a', size: 1, encrypted });
  const { verdict } = reviewPlans([
    { plan: planOf({ 'aws_ebs_volume.V': { before: disk(true), after: disk(false) } }) },
  ]);
  const concern = verdict.concerns.find(({ kind }) => kind === 'encryption');
  expect(concern).toMatchObject({ level: 'stop' });
});

describe('a gate', () => {
  it.each([
    ['open-port', 'error', ['check-error', 'public']],
    ['no-authorization', 'warning', ['check-warning', 'public']],
    ['full-administrator', 'error', ['check-error', 'admin']],
    ['wildcard-privilege', 'warning', ['check-warning']],
    ['event-loop', 'error', ['check-error']],
    ['constructor', 'warning', ['check-warning']],
    ['open-port', 'info', []],
  ] as const)('may name what %s with %s is', (ruleId, severity, kinds) => {
    expect(kindsOfFinding({ ruleId, severity })).toEqual(kinds);
  });

  it('names kinds that every finding can have', () => {
    const all = RULES.flatMap(({ id, severity }) => kindsOfFinding({ ruleId: id, severity }));
    expect([...new Set(all)].sort()).toEqual([...FINDING_KINDS].sort());
  });

  it('stops at a finding by what it is, with or without a concern of that kind', async () => {
    const found = await reviewOf('any-distribution-reads/fails.tf');
    expect(failing(found, ['public']).map(({ address }) => address)).toContain(
      'aws_s3_bucket_policy.site',
    );
    expect(failing(found, ['admin'])).toEqual([]);
  });
});
