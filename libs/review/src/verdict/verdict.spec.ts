import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { planOf, realPlan, type Said } from '../testing/plan-of';
import { reviewPlans } from '../build/review-plans';
import { mergeReviews } from '../merge/merge-reviews';
import {
  CONCERNS,
  type Concern,
  type ConcernKind,
  type Counts,
  type Level,
  type Review,
  type Verdict,
} from '../review/review';
import { verdictOf } from './verdict';

const NOTHING: Counts = {
  create: 0,
  update: 0,
  replace: 0,
  destroy: 0,
  move: 0,
  import: 0,
  forget: 0,
  noise: 0,
  unchanged: 3,
};

const concern = (kind: ConcernKind, level: Level, address: string): Concern => ({
  kind,
  level,
  plan: 'shop',
  address,
  constructPath: address,
  text: `${kind} of ${address}`,
  details: [],
});

const sentence = (concerns: readonly Concern[], counts: Partial<Counts> = {}): string =>
  verdictOf(concerns, { ...NOTHING, ...counts }, false).sentence;

const review = (resources: Readonly<Record<string, Said>>): Verdict =>
  reviewPlans([{ plan: planOf(resources) }]).verdict;

describe('the leading sentence', () => {
  it.each<[Partial<Counts>, string]>([
    [{}, 'Nothing changes'],
    [{ noise: 2 }, 'Nothing but noise changes, in 2 resources'],
    [{ create: 42 }, '42 resources are created; nothing that exists changes'],
    [{ create: 1, update: 2 }, '1 resource is created and 2 are updated'],
    [{ update: 3, move: 1, noise: 4 }, '3 resources are updated and 1 is moved'],
  ])('of %j: %s', (counts, expected) => {
    expect(sentence([], counts)).toBe(expected);
  });

  it('counts the worst concerns by what they are about', () => {
    expect(
      sentence([
        concern('admin', 'stop', 'aws_iam_role.A'),
        concern('replace-stateful', 'stop', 'aws_sqs_queue.A'),
        concern('replace', 'look', 'aws_lb.A'),
      ]),
    ).toBe('Stop: 1 queue with messages is replaced, and 1 role may do everything');
    expect(
      sentence([
        concern('destroy-stateful', 'stop', 'module.a["x"].aws_s3_bucket.A[0]'),
        concern('destroy-stateful', 'stop', 'aws_s3_bucket.B'),
        concern('destroy-stateful', 'stop', 'aws_ecr_repository.B'),
      ]),
    ).toBe('Stop: 2 buckets with objects and 1 image repository with images are destroyed');
  });

  it('names three kinds, and how many more there are', () => {
    const kinds: readonly ConcernKind[] = [
      'destroy-stateful',
      'public',
      'admin',
      'privilege',
      'backup',
    ];
    expect(sentence(kinds.map((kind, at) => concern(kind, 'stop', `aws_s3_bucket.A${at}`)))).toBe(
      'Stop: 1 bucket with objects is destroyed, 1 resource is open to anybody, 1 principal may do everything, and 2 more',
    );
  });
});

describe('concerns', () => {
  it('come the worst first, by level and then by kind', () => {
    const { concerns, level } = verdictOf(
      [
        concern('drift', 'note', 'a'),
        concern('backup', 'look', 'b'),
        concern('admin', 'stop', 'c'),
        concern('public', 'stop', 'd'),
      ],
      NOTHING,
      false,
    );
    expect(concerns.map(({ address }) => address)).toEqual(['d', 'c', 'b', 'a']);
    expect(level).toBe('stop');
  });

  it('are told once where the whole thing goes, and twice where it is replaced', () => {
    const kinds = (loss: ConcernKind): readonly ConcernKind[] =>
      verdictOf(
        [concern(loss, 'stop', 'a'), concern('backup', 'look', 'a')],
        NOTHING,
        false,
      ).concerns.map(({ kind }) => kind);
    expect(kinds('destroy-stateful')).toEqual(['destroy-stateful']);
    expect(kinds('replace-stateful')).toEqual(['replace-stateful', 'backup']);
  });

  it('lose nothing that somebody has to stop at, and keep the worst level', () => {
    const kinds = constantFrom(...(Object.keys(CONCERNS) as ConcernKind[]));
    const levels = constantFrom<Level>('stop', 'look', 'note');
    const places = constantFrom('aws_s3_bucket.A', 'aws_sqs_queue.B', 'aws_x.C');
    assert(
      property(array(tuple(kinds, levels, places)), (all) => {
        const found = all.map((each) => concern(...each));
        const { level, concerns } = verdictOf(found, { ...NOTHING, update: 1 }, false);
        const told = concerns.flatMap(({ text, details }) => [text, ...details]);
        const stops = found.filter((each) => each.level === 'stop').map(({ text }) => text);
        expect(stops.filter((text) => !told.includes(text))).toEqual([]);
        const worst = (['stop', 'look', 'note'] as const).find((each) =>
          found.some((other) => other.level === each),
        );
        expect(level).toBe(worst ?? 'clean');
      }),
    );
  });

  it('keep what was told of the same thing as a detail', () => {
    const { concerns } = verdictOf(
      [concern('destroy-stateful', 'stop', 'a'), concern('backup', 'look', 'a')],
      NOTHING,
      false,
    );
    expect(concerns[0]?.details).toEqual(['backup of a']);
  });

  it.each([
    [
      'aws_kms_key.A',
      {},
      'stop',
      'Key aws_kms_key.A is destroyed with its key material: whatever it encrypted can never be read again',
    ],
    [
      'aws_db_instance.A',
      { identifier: 'orders' },
      'stop',
      'Database orders is destroyed with its data',
    ],
    [
      'aws_cloudwatch_log_group.A',
      { name: '/a' },
      'look',
      'Log group /a is destroyed with its logs',
    ],
    [
      'aws_eip.A',
      {},
      'look',
      'Elastic IP aws_eip.A is destroyed, and with it an address that others may know',
    ],
    [
      'aws_lb.A',
      { name: 'web' },
      'look',
      'Load balancer web is destroyed, and with it the traffic of its listeners',
    ],
    ['aws_route.A', {}, 'note', 'aws_route.A is destroyed'],
  ])('on the loss of %s', (address, before, level, text) => {
    const { concerns } = review({ [address]: { before: { ...before, arn: 'x' } } });
    expect(concerns.filter(({ kind }) => kind.startsWith('destroy'))).toMatchObject([
      { level, text },
    ]);
  });

  it.each([
    [
      'aws_s3_bucket.A',
      { force_destroy: true },
      'force_destroy is set: its objects are deleted with it',
    ],
    [
      'aws_db_instance.A',
      { skip_final_snapshot: true },
      'no final snapshot is taken, since skip_final_snapshot is set',
    ],
    [
      'aws_db_instance.A',
      { final_snapshot_identifier: 'last' },
      'the final snapshot last is taken first',
    ],
    [
      'aws_db_instance.A',
      { deletion_protection: true },
      'deletion_protection is on: AWS refuses until it is off',
    ],
    ['aws_kms_key.A', { deletion_window_in_days: 7 }, 'it can be brought back for 7 days'],
    [
      'aws_secretsmanager_secret.A',
      { recovery_window_in_days: 0 },
      'it is gone at once, since recovery_window_in_days is 0',
    ],
  ])('say what makes the loss of %s less or more: %j', (address, before, detail) => {
    expect(review({ [address]: { before } }).concerns[0]?.details).toContain(detail);
  });

  it('on a service are less where the new one stands before the old one goes', () => {
    const replaced = (...actions: readonly string[]): Level | undefined =>
      review({
        'aws_lb.A': { before: { name: 'a' }, after: { name: 'b' }, actions },
      }).concerns.find(({ kind }) => kind === 'replace')?.level;
    expect(replaced('delete', 'create')).toBe('look');
    expect(replaced('create', 'delete')).toBe('note');
  });

  it('on a subscription are for those that somebody has to confirm', () => {
    const lost = (protocol: string): Level | undefined =>
      review({ 'aws_sns_topic_subscription.A': { before: { protocol } } }).concerns.find(
        ({ kind }) => kind === 'destroy',
      )?.level;
    expect(lost('email')).toBe('look');
    expect(lost('sqs')).toBe('note');
  });

  it('gather much that nobody will miss', () => {
    const routes = (count: number): Readonly<Record<string, Said>> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`aws_x.R${at}`, { before: { a: at } }]),
      );
    expect(review(routes(3)).concerns).toHaveLength(3);
    expect(review(routes(4)).concerns).toMatchObject([
      { kind: 'destroy', level: 'note', text: '4 resources that hold no data are destroyed' },
    ]);
    const alarm = { 'aws_cloudwatch_metric_alarm.A': { before: { alarm_name: 'a' } } };
    expect(review({ ...alarm, ...routes(4) }).concerns).toMatchObject([
      { kind: 'alarm', address: 'aws_cloudwatch_metric_alarm.A', details: [] },
      { kind: 'destroy', address: '', text: '5 resources that hold no data are destroyed' },
    ]);
  });

  it('on drift say whether the apply takes it back', () => {
    const drift = (back: boolean): string | undefined =>
      reviewPlans([
        {
          plan: planOf(
            {
              'aws_x.A': {
                before: { size: 2 },
                after: { size: back ? 1 : 2 },
              },
            },
            {
              resource_drift: [
                {
                  address: 'aws_x.A',
                  mode: 'managed',
                  type: 'aws_x',
                  name: 'A',
                  change: { actions: ['update'], before: { size: 1 }, after: { size: 2 } },
                },
              ],
            },
          ),
        },
      ]).verdict.concerns[0]?.text;
    expect(drift(true)).toBe(
      'aws_x.A was changed outside of Terraform, and the apply takes that back',
    );
    expect(drift(false)).toBe(
      'aws_x.A was changed outside of Terraform; the apply leaves that as it is',
    );
  });
});

describe('what a plan says besides its changes', () => {
  const concernsWith = (rest: object) =>
    reviewPlans([
      { plan: planOf({ 'aws_x.A': { before: { size: 1 }, after: { size: 2 } } }, rest) },
    ]).verdict.concerns.filter(({ kind }) => kind === 'incomplete');

  it('is what it puts off, and why', () => {
    const resource_change = {
      address: 'aws_x.B[0]',
      mode: 'managed',
      type: 'aws_x',
      name: 'B',
      change: { actions: ['create'], before: null, after: {} },
    };
    expect(
      concernsWith({ deferred_changes: [{ reason: 'instance_count_unknown', resource_change }] }),
    ).toMatchObject([
      {
        level: 'look',
        text: '1 change put off to a later plan: the rest is not here',
        details: ['aws_x.B[0]: the count of its instances is not known yet'],
      },
    ]);
    expect(concernsWith({ deferred_changes: [] })).toEqual([]);
  });

  it('is each check that did not pass', () => {
    const check = (status: string) => ({
      checks: [
        {
          address: { to_display: 'check.health', kind: 'check' },
          status,
          instances: [{ status, problems: [{ message: 'No answer.' }] }],
        },
      ],
    });
    expect(concernsWith(check('fail'))).toMatchObject([
      { text: '1 check did not pass', details: ['check.health: No answer.'] },
    ]);
    expect(concernsWith(check('pass'))).toEqual([]);
  });

  it('is each action that the apply invokes', () => {
    const action_invocations = [{ address: 'action.aws_lambda_invoke.Warm' }];
    expect(concernsWith({ action_invocations })).toMatchObject([
      { details: ['action.aws_lambda_invoke.Warm'] },
    ]);
    expect(concernsWith({ action_invocations: [] })).toEqual([]);
  });
});

describe('what holds for whole plans', () => {
  const first = (name: string) => ({ plan: { ...realPlan('create'), name } });
  const unstated = (review: Review) =>
    review.verdict.concerns.filter(({ text }) => text.startsWith('Planned without a state'));

  it('is told once, with the stacks it holds for', () => {
    const review = reviewPlans([first('shop'), first('network')]);
    expect(unstated(review)).toMatchObject([{ details: ['shop', 'network'] }]);
    expect(unstated(reviewPlans([first('shop')]))).toMatchObject([{ details: [] }]);
  });

  it('is still told once where reviews are merged', () => {
    const reviews = ['shop', 'network', 'edge'].map((name) => reviewPlans([first(name)]));
    expect(unstated(mergeReviews(reviews))).toMatchObject([
      { details: ['shop', 'network', 'edge'] },
    ]);
  });

  it.each([
    [
      { complete: false },
      ['Only a part was planned, as with -target: what else would change is not here'],
    ],
    [{ complete: false, errored: true }, ['Planning failed half-way: what is here is not all']],
    [{ complete: true }, []],
  ])('tells of a plan with %j: %j', (rest, texts) => {
    const plan = planOf(
      { 'aws_sns_topic.A': { before: { name: 'a' }, after: { name: 'a', display_name: 'b' } } },
      rest,
    );
    const { concerns } = reviewPlans([{ plan }]).verdict;
    expect(concerns.filter(({ kind }) => kind === 'incomplete').map(({ text }) => text)).toEqual(
      texts,
    );
  });
});

describe('roles that are new', () => {
  const role = (name: string) => ({
    [`aws_iam_role.${name}`]: { after: { name, assume_role_policy: '{}' } },
    [`aws_iam_role_policy.${name}`]: {
      after: {
        name,
        role: name,
        policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action: 'xray:PutTraceSegments', Resource: '*' }],
        }),
      },
    },
  });
  const told = (resources: Readonly<Record<string, Said>>) =>
    review(resources).concerns.filter(({ kind }) => kind === 'privilege');

  it('are one line where they may do what their own work needs', () => {
    expect(told({ ...role('a'), ...role('b') })).toMatchObject([
      { level: 'note', text: '2 who are new may do what their own work needs' },
    ]);
  });

  it('have their own line where there is one', () => {
    const [only, ...more] = told(role('a'));
    expect(only?.text).toContain('xray:PutTraceSegments');
    expect(more).toEqual([]);
  });
});
