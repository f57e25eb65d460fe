import type { Change, Review } from '../review/review';
import { readPlan, readStack } from '@archway/terraform';
import { join } from 'node:path';
import { reviewText } from '../terminal/review-text';
import { reviewPlans } from './review-plans';
import { planOf, realPlan } from '../testing/plan-of';

const reviewOf = (name: string): Review => reviewPlans([{ plan: realPlan(name) }]);

const changeIn = (name: string, address: string): Change | undefined =>
  reviewOf(name).plans[0]?.changes.find((change) => change.address === address);

describe('the verdict on what the real Terraform planned', () => {
  it.each([
    ['create', 'note', '11 resources are created; nothing that exists changes'],
    ['no-op', 'nothing', 'Nothing changes'],
    ['noise', 'clean', 'Nothing but noise changes, in 1 resource'],
    ['replace', 'stop', 'Stop: 1 queue with messages and 1 table with items are replaced'],
    ['destroy', 'stop', 'Stop: 1 table with items and 1 bucket with objects are destroyed'],
    ['destroy-all', 'stop', 'Stop: table orders is destroyed with its items'],
    ['move', 'clean', '1 resource is updated and 1 is moved'],
    [
      'rename',
      'stop',
      'Stop: aws_dynamodb_table.Orders is destroyed and aws_dynamodb_table.Purchases is created with the same arguments: a rename; a moved block keeps it',
    ],
    ['forget', 'clean', '1 resource is forgotten'],
    ['import', 'clean', '1 resource is imported'],
    [
      'drift',
      'look',
      'Look: queue intake was changed outside of Terraform, and the apply takes a part of that back',
    ],
    [
      'unknown',
      'look',
      'Look: topic uploaded is replaced, and with it its subscriptions, those made elsewhere too',
    ],
    ['sensitive', 'clean', '1 resource is updated'],
    ['modules', 'note', '4 resources are created; nothing that exists changes'],
    [
      'selected-tags',
      'look',
      'Look: table orders: tag backup goes, which was daily; aws_backup_selection.Daily selects by it',
    ],
  ])('%s: %s, %s', (name, level, sentence) => {
    expect(reviewOf(name).verdict).toMatchObject({ level, sentence });
  });

  it('stops where the internet may come in', () => {
    const { level, concerns } = reviewOf('update').verdict;
    expect([level, concerns[0]?.kind, concerns[0]?.address]).toEqual([
      'stop',
      'public',
      'aws_security_group.Web',
    ]);
  });
});

describe('counts', () => {
  it.each([
    ['create', { create: 11 }],
    ['no-op', { unchanged: 11 }],
    ['update', { update: 6 }],
    ['noise', { noise: 1, unchanged: 1 }],
    ['replace', { replace: 2 }],
    ['destroy', { destroy: 2, unchanged: 1 }],
    ['move', { move: 1, update: 1 }],
    ['rename', { create: 1, destroy: 1, renamed: 1 }],
    ['forget', { forget: 1 }],
    ['import', { import: 1 }],
    ['sensitive', { update: 1, noise: 1 }],
    ['unknown', { update: 2, replace: 2, unchanged: 7 }],
  ])('%s: %j', (name, counted) => {
    const counts = Object.entries(reviewOf(name).counts).filter(([, count]) => count > 0);
    expect(Object.fromEntries(counts)).toEqual(counted);
  });

  it('are summed over all plans', () => {
    const review = reviewPlans([{ plan: realPlan('destroy') }, { plan: realPlan('update') }]);
    expect(review.counts).toMatchObject({ destroy: 2, update: 6, unchanged: 1 });
  });
});

describe('changes', () => {
  it('come in the order of construct paths, without what is read or stays', () => {
    const paths = reviewOf('unknown').plans[0]?.changes.map(({ constructPath }) => constructPath);
    expect(paths).toEqual([
      'orders/PhotosNotification/Default',
      'orders/ThumbnailsPolicy/Default',
      'orders/ThumbnailsSubscription/Default',
      'orders/Uploaded/Default',
    ]);
  });

  it('tell documents by the path within', () => {
    const review = reviewPlans([
      {
        plan: planOf({
          'aws_sqs_queue.A': {
            before: { redrive_policy: '{"deadLetterTargetArn":"d","maxReceiveCount":3}' },
            after: { redrive_policy: '{"maxReceiveCount":5,"deadLetterTargetArn":"d"}' },
          },
        }),
      },
    ]);
    expect(review.plans[0]?.changes[0]?.attributes).toEqual([
      { path: 'redrive_policy.maxReceiveCount', before: '3', after: '5' },
    ]);
  });

  it('say which attribute forces a replacement, and pass over what is computed anew', () => {
    expect(changeIn('replace', 'aws_sqs_queue.Intake')).toMatchObject({
      kind: 'replace',
      createBeforeDestroy: true,
      because: 'cannot change name in place',
      holds: 'messages',
    });
    const attributes = changeIn('replace', 'aws_sqs_queue.Intake')?.attributes ?? [];
    expect(attributes.filter(({ noise }) => noise !== 'computed')).toEqual([
      { path: 'name', before: 'intake', after: 'orders-intake', forcesReplacement: true },
    ]);
    expect(attributes).toContainEqual({
      path: 'url',
      before: 'https://sqs.eu-west-1.amazonaws.com/123456789012/intake',
      after: '(known after apply)',
      noise: 'computed',
    });
  });

  it('keep what is known later since something else changes apart from what is computed', () => {
    expect(changeIn('unknown', 'aws_sqs_queue_policy.Thumbnails')?.attributes).toMatchObject([
      { path: 'policy', after: '(known after apply)' },
    ]);
    expect(changeIn('unknown', 'aws_sqs_queue_policy.Thumbnails')?.noise).toBe(false);
  });

  it('tell of what is created only what says something', () => {
    const attributes = changeIn('create', 'aws_sns_topic.Uploaded')?.attributes ?? [];
    expect(attributes).toContainEqual({ path: 'name', after: 'uploaded' });
    expect(attributes.map(({ path }) => path)).not.toContain('arn');
    expect(attributes.filter(({ before, after }) => before !== undefined || !after)).toEqual([]);
  });

  it('never show what is sensitive, and tell that it changes', () => {
    const attributes = changeIn('sensitive', 'aws_ssm_parameter.Password')?.attributes;
    expect(attributes).toContainEqual({
      path: 'value',
      before: '(sensitive value)',
      after: '(sensitive value)',
    });
  });

  it('know where a moved resource was, and what changes with the move', () => {
    expect(changeIn('move', 'aws_dynamodb_table.Purchases')).toMatchObject({
      kind: 'move',
      previousAddress: 'aws_dynamodb_table.Orders',
      noise: false,
    });
    expect(changeIn('move', 'aws_sqs_queue.Entry')).toMatchObject({
      kind: 'update',
      previousAddress: 'aws_sqs_queue.Intake',
    });
  });

  it('know a rename without a moved block', () => {
    expect(changeIn('rename', 'aws_dynamodb_table.Purchases')).toMatchObject({
      kind: 'create',
      previousAddress: 'aws_dynamodb_table.Orders',
    });
  });
});

describe('noise', () => {
  it('is a tag, but not one that a backup selects by', () => {
    expect(changeIn('noise', 'aws_sqs_queue.Intake')?.noise).toBe(true);
    const table = changeIn('selected-tags', 'aws_dynamodb_table.Orders');
    expect(table?.noise).toBe(false);
    expect(table?.attributes.filter(({ noise }) => noise === undefined)).toEqual([
      { path: 'tags.backup', before: 'daily' },
    ]);
  });

  const policy = (action: readonly string[], resource: unknown): string =>
    JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });

  it.each([
    ['in another order', policy(['a:B', 'a:C'], '*'), policy(['a:C', 'a:B'], ['*']), true],
    ['with another action', policy(['a:B', 'a:C'], '*'), policy(['a:D', 'a:B'], ['*']), false],
  ])('is a policy %s: %#', (_, before, after, noise) => {
    const plan = planOf({
      'aws_iam_policy.A': { before: { policy: before }, after: { policy: after } },
    });
    expect(reviewPlans([{ plan }]).plans[0]?.changes[0]?.noise).toBe(noise);
  });

  it('is an attribute that AWS computes anew, but not one that the configuration states', () => {
    const plan = planOf(
      {
        'aws_x.A': { before: { etag: '1' }, after: {}, unknown: { etag: true } },
        'aws_x.B': { before: { source: '1' }, after: {}, unknown: { source: true } },
      },
      {
        configuration: {
          root_module: {
            resources: [
              {
                mode: 'managed',
                type: 'aws_x',
                name: 'B',
                expressions: { source: { references: ['aws_y.C.id', 'aws_y.C'] } },
              },
            ],
          },
        },
      },
    );
    const { changes = [] } = reviewPlans([{ plan }]).plans[0] ?? {};
    expect(changes.map(({ address, noise }) => [address, noise])).toEqual([
      ['aws_x.A', true],
      ['aws_x.B', false],
    ]);
  });
});

describe('several plans', () => {
  it('have ids of their own where stacks are called the same', () => {
    const plan = realPlan('destroy');
    const ids = (...apps: readonly (string | undefined)[]): readonly string[] =>
      reviewPlans(apps.map((app) => ({ plan, ...(app === undefined ? {} : { app }) }))).plans.map(
        ({ id }) => id,
      );
    expect(ids('shop')).toEqual(['orders']);
    expect(ids('shop', 'edge')).toEqual(['shop/orders', 'edge/orders']);
    expect(ids(undefined, undefined)).toEqual(['orders', 'orders 2']);
  });

  it('of nothing is nothing', () => {
    expect(reviewPlans([]).verdict).toEqual({
      level: 'nothing',
      sentence: 'Nothing changes',
      concerns: [],
    });
  });
});

describe('a plan that failed half-way', () => {
  it('is not all there is, while a whole one is', () => {
    const said = { 'aws_x.A': { before: { a: 1 }, after: { a: 2 } } };
    const verdict = (errored: boolean): unknown =>
      reviewPlans([{ plan: planOf(said, { errored }) }]).verdict.sentence;
    expect(verdict(true)).toBe('Look: planning failed half-way: what is here is not all');
    expect(verdict(false)).toBe('1 resource is updated');
  });
});

it('reads a plan and the stack it was made of, and says what it means', () => {
  const folder = join(__dirname, '../../../terraform/fixtures/plans');
  const [file, stack] = [join(folder, 'replace.json'), join(folder, 'replace.cdk.tf.json')];
  // #region review
  const plan = readPlan(file, { configuration: readStack(stack) });
  const review = reviewPlans([{ plan }]);
  expect(review.verdict.level).toBe('stop');
  expect(reviewText(review, { columns: 100, color: false })).toMatch(/^Stop: /);
  // #endregion
});
