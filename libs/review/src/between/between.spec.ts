import { parsePlan, parseStack, type Plan } from '@archway/terraform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewPlans } from '../build/review-plans';
import { realPlan } from '../testing/plan-of';
import { planned } from '../testing/planned';
import { between } from './between';

const PLANS = join(__dirname, '../../../terraform/fixtures/plans');

/** The real plan of a pipeline without a state, with other words in it and in its stack. */
const edited = (...edits: readonly (readonly [from: string, to: string])[]): Plan => {
  const read = (name: string): string =>
    edits.reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      readFileSync(join(PLANS, name), 'utf8'),
    );
  return parsePlan(read('create.json'), 'orders/plan.json', {
    configuration: parseStack(read('create.cdk.tf.json'), 'orders/cdk.tf.json'),
  });
};

const base = realPlan('create');

const changesOf = (plan: Plan): readonly string[] =>
  between(base, plan)
    .plan.changes.filter(({ mode, action }) => mode === 'managed' && action !== 'no-op')
    .map(({ action, address }) => `${action} ${address}`);

describe('between two plans without a state', () => {
  it('nothing changes where both are alike, though most is known after the apply only', () => {
    expect(changesOf(edited())).toEqual([]);
    const { verdict, plans } = reviewPlans([{ plan: edited(), base }]);
    expect(plans[0]).toMatchObject({ withoutState: false, counts: { unchanged: 11 } });
    expect(verdict.level).toBe('nothing');
    expect(verdict.sentence).toBe(
      'Nothing changes, compared with a plan of the base and not with what is deployed',
    );
  });

  it('an argument differs', () => {
    const plan = edited(['"visibility_timeout_seconds": 180', '"visibility_timeout_seconds": 20']);
    expect(changesOf(plan)).toEqual([
      'update aws_sqs_queue.Thumbnails',
      'update aws_sqs_queue.ThumbnailsDead',
    ]);
  });

  it('a reference differs, which is told in the words of Terraform', () => {
    const plan = edited(['aws_sqs_queue.Thumbnails.url}', 'aws_sqs_queue.Thumbnails.id}']);
    const [change] = reviewPlans([{ plan, base }]).plans[0]?.changes ?? [];
    expect(change).toMatchObject({ address: 'aws_sqs_queue_policy.Thumbnails', kind: 'update' });
    expect(change?.attributes).toEqual([
      {
        path: 'queue_url',
        before: '${aws_sqs_queue.Thumbnails.url}',
        after: '${aws_sqs_queue.Thumbnails.id}',
      },
    ]);
  });

  it('what is gone is destroyed with what it holds, and what is new is created', () => {
    const plan = edited(['aws_s3_bucket.Photos', 'aws_s3_bucket.Pictures']);
    const renamed = edited(['aws_sns_topic.Uploaded', 'aws_sns_topic.Arrived']);
    expect(changesOf(plan)).toContain('delete aws_s3_bucket.Photos');
    expect(changesOf(renamed)).toContain('create aws_sns_topic.Arrived');
  });

  it('a name that AWS cannot change is a replacement, another argument is none', () => {
    const plan = edited(['"name": "thumbnails-dead"', '"name": "dead"']);
    expect(changesOf(plan)).toContain('replace aws_sqs_queue.ThumbnailsDead');
    expect(reviewPlans([{ plan, base }]).verdict.concerns).toContainEqual(
      expect.objectContaining({ kind: 'replace-stateful', level: 'stop' }),
    );
  });

  it('what cannot be told is said', () => {
    const { concerns } = reviewPlans([{ plan: edited(), base }]).verdict;
    expect(concerns).toMatchObject([{ kind: 'incomplete', level: 'note' }]);
    expect(concerns[0]?.details).toContain(
      'moved, import and removed blocks do not show in plans without a state',
    );
  });

  it('a rename is no reason to stop, since a moved block would not show', () => {
    const plan = edited(
      ['aws_sqs_queue.ThumbnailsDead', 'aws_sqs_queue.Lost'],
      ['"ThumbnailsDead"', '"Lost"'],
    );
    const [worst] = reviewPlans([{ plan, base }]).verdict.concerns;
    expect(worst).toMatchObject({
      level: 'look',
      kind: 'replace-stateful',
      text: 'aws_sqs_queue.ThumbnailsDead is destroyed and aws_sqs_queue.Lost is created with the same arguments: a rename; it is kept only if a moved block says so',
    });
  });
});

it('tells what goes where the base had it', () => {
  const queues = (...names: readonly string[]) =>
    planned({
      after: { aws_sqs_queue: Object.fromEntries(names.map((name) => [name, { name }])) },
    }).plan;
  const [review] = reviewPlans([{ plan: queues('A'), base: queues('A', 'B') }]).plans;
  expect(review?.changes).toMatchObject([{ kind: 'destroy', constructPath: 'shop/B/Default' }]);
});
