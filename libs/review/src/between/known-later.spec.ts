import { parsePlan, type Plan } from '@archway/terraform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewPlans } from '../build/review-plans';
import { planOf, type Said } from '../testing/plan-of';
import type { Review } from '../review/review';

const PLANS = join(__dirname, '../../../terraform/fixtures/plans');

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Leaf = { constant_value?: Json; references?: string[] };
type Block = { address: string; expressions: Json };
type PlanText = {
  configuration: { root_module: { resources: Block[] } };
  resource_changes: { address: string; change: { after: Json } }[];
};

const textOf = (name: string): PlanText =>
  JSON.parse(readFileSync(join(PLANS, `${name}.json`), 'utf8')) as PlanText;

const reviewOf = (before: Plan, after: Plan): Review =>
  reviewPlans([{ plan: after, base: before }]);

const parsed = (plan: PlanText): Plan => parsePlan(JSON.stringify(plan), 'orders/plan.json');

/** Every expression of a plan's configuration, with where it stands. */
function leavesOf(plan: PlanText): { address: string; path: (string | number)[]; leaf: Leaf }[] {
  return plan.configuration.root_module.resources.flatMap(({ address, expressions }) =>
    within(expressions, []).map((found) => ({ address, ...found })),
  );
}

function within(
  json: Json,
  path: (string | number)[],
): { path: (string | number)[]; leaf: Leaf }[] {
  if (Array.isArray(json)) {
    return json.flatMap((item, at) => within(item, [...path, at]));
  }
  if (typeof json !== 'object' || json === null) return [];
  if ('constant_value' in json || 'references' in json) return [{ path, leaf: json }];
  return Object.entries(json).flatMap(([name, item]) => within(item, [...path, name]));
}

/** As Terraform keeps HCL: without the text of what has references. */
function asHcl(plan: PlanText): PlanText {
  for (const { leaf } of leavesOf(plan)) {
    if (leaf.references !== undefined) delete leaf.constant_value;
  }
  return plan;
}

const other = (value: Json): Json => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value, 'other'];
  if (typeof value === 'string') return `${value}other`;
  return { ...value, other: 'other' };
};

/** Changes what a plan says of a value, where it knows it. */
function changePlanned(plan: PlanText, address: string, path: (string | number)[]): void {
  const change = plan.resource_changes.find((each) => each.address === address)?.change;
  let at = change?.after as Record<string, Json> | undefined;
  for (const part of path.slice(0, -1)) at = at?.[part] as Record<string, Json> | undefined;
  const last = path.at(-1) ?? '';
  const known = at?.[last] ?? null;
  if (at !== undefined && known !== null) at[last] = other(known);
}

/** Changes one expression as somebody would who edits the configuration; says of which resource. */
function mutate(plan: PlanText, at: number): { address: string; path: string } {
  const { address, path, leaf } = leavesOf(plan)[at] ?? { address: '', path: [], leaf: {} };
  changePlanned(plan, address, path);
  if (leaf.references === undefined) {
    leaf.constant_value = other(leaf.constant_value ?? null);
  } else {
    if (leaf.constant_value !== undefined) {
      const text = JSON.stringify(leaf.constant_value);
      leaf.constant_value = JSON.parse(text.replace(/\$\{[\w.]+/, '${aws_x.other.arn')) as Json;
    }
    leaf.references = ['aws_x.other.arn', 'aws_x.other'];
  }
  return { address, path: path.join('.') };
}

/** Whether a review says that a resource changes, or that it cannot tell. */
function isTold({ plans, verdict }: Review, address: string): boolean {
  const changed = plans.flatMap(({ changes }) => changes.map((each) => each.address));
  const isOpen = verdict.concerns.some(
    ({ kind, level, text, details }) =>
      kind === 'incomplete' &&
      level === 'look' &&
      [text, ...details].some((line) => line.includes(address)),
  );
  return isOpen || changed.includes(address) || (address.startsWith('data.') && changed.length > 0);
}

describe.each(['create', 'permissions'])('the configuration of %s', (name) => {
  it.each([
    ['Terraform in JSON', (plan: PlanText) => plan],
    ['HCL', asHcl],
  ])('never changes without a word, as %s', (_, written) => {
    const base = parsed(written(textOf(name)));
    const count = leavesOf(textOf(name)).length;
    expect(count).toBeGreaterThan(20);
    const silent = Array.from({ length: count }, (__, at) => {
      const changed = written(textOf(name));
      const { address, path } = mutate(changed, at);
      if (changed.resource_changes.every((each) => each.address !== address)) return [];
      return isTold(reviewOf(base, parsed(changed)), address) ? [] : [`${address} ${path}`];
    });
    expect(silent.flat()).toEqual([]);
  });

  it('is alike where its text is, and only what is matched with is open where there is none', () => {
    const json = parsed(textOf(name));
    expect(reviewOf(json, parsed(textOf(name))).verdict.level).toBe('nothing');
    const { concerns } = reviewOf(parsed(asHcl(textOf(name))), parsed(asHcl(textOf(name)))).verdict;
    const worst = concerns.filter(({ level }) => level !== 'note');
    expect(worst.every(({ kind, level }) => kind === 'incomplete' && level === 'look')).toBe(true);
    expect(worst.length).toBeLessThanOrEqual(1);
  });
});

const ROLE: Said = { after: { name: 'r' }, unknown: { arn: true, id: true } };
const QUEUE: Said = { after: { name: 'q' }, unknown: { arn: true, id: true } };

/** A plan of HCL in which a policy comes from a document, or is written with jsonencode(). */
function ofPolicy(
  statement: object | undefined,
  { references = ['data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.d'] } = {},
): Plan {
  const document = 'data.aws_iam_policy_document.d';
  const arn = { references: ['aws_sqs_queue.q.arn', 'aws_sqs_queue.q'] };
  const resources = [
    { mode: 'managed', type: 'aws_sqs_queue', name: 'q', expressions: {} },
    { mode: 'managed', type: 'aws_iam_role', name: 'r', expressions: {} },
    {
      ...{ mode: 'managed', type: 'aws_iam_role_policy', name: 'p' },
      expressions: {
        policy: { references },
        role: { references: ['aws_iam_role.r.id', 'aws_iam_role.r'] },
      },
    },
    {
      ...{ mode: 'data', type: 'aws_iam_policy_document', name: 'd' },
      expressions: { statement: [{ actions: {}, resources: arn }] },
    },
  ];
  return planOf(
    {
      'aws_sqs_queue.q': QUEUE,
      'aws_iam_role.r': ROLE,
      'aws_iam_role_policy.p': { after: {}, unknown: { id: true, policy: true, role: true } },
      ...(statement === undefined
        ? {}
        : {
            [document]: {
              after: { statement: [statement] },
              unknown: { json: true, statement: [{ resources: [true] }] },
              actions: ['read'],
              rest: { mode: 'data' },
            },
          }),
    },
    { configuration: { root_module: { resources } } },
  );
}

const narrow = { effect: 'Allow', actions: ['sqs:SendMessage'], resources: [null] };
const wide = { effect: 'Allow', actions: ['*'], resources: [null, '*'] };

describe('a policy that is known only after the apply', () => {
  it('is compared by the document that it comes from', () => {
    const { verdict } = reviewOf(ofPolicy(narrow), ofPolicy(wide));
    expect(verdict.level).toBe('stop');
    expect(verdict.sentence).toMatch(/^Stop: aws_iam_role\.r may now do everything on everything/);
  });

  it('cannot be compared where only the names in it are known, which is said', () => {
    const inline = { references: ['aws_sqs_queue.q.arn', 'aws_sqs_queue.q'] };
    const [worst] = reviewOf(ofPolicy(undefined, inline), ofPolicy(undefined, inline)).verdict
      .concerns;
    expect(worst).toMatchObject({
      kind: 'incomplete',
      level: 'look',
      text: 'policy of aws_iam_role_policy.p cannot be compared: known only after an apply, and the plans do not hold the expressions',
    });
    expect(worst?.details).toContain('aws_iam_role_policy.p: policy');
  });

  it('is another one where it refers to something else', () => {
    const plan = ofPolicy(undefined, { references: ['aws_sns_topic.t.arn', 'aws_sns_topic.t'] });
    const base = ofPolicy(undefined, { references: ['aws_sqs_queue.q.arn', 'aws_sqs_queue.q'] });
    expect(reviewOf(base, plan).counts.update).toBe(1);
  });

  it('is passed over where the document and its one resource are told of themselves', () => {
    const { concerns } = reviewOf(ofPolicy(narrow), ofPolicy(narrow)).verdict;
    expect(concerns[0]?.text).toMatch(
      /^statement\[0\]\.resources\[0\] of data\.aws_iam_policy_document\.d /,
    );
  });
});
