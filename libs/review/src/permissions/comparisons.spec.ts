import { join } from 'node:path';
import { readPlan, readStack } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { lineOf } from '../testing/planned';
import { ACCESS_COMPARISONS } from './comparisons';

const PLANS = join(__dirname, '../../../terraform/fixtures/plans');

/** The lines of a plan that the real Terraform made, with or without the stack it was made of. */
const linesOf = (name: string, withStack = true): readonly string[] => {
  const stack = join(PLANS, `${name}.cdk.tf.json`);
  const plan = readPlan(
    join(PLANS, `${name}.json`),
    withStack ? { configuration: readStack(stack) } : {},
  );
  const changes = plan.changes.filter(
    ({ mode, action }) => mode === 'managed' && action !== 'no-op' && action !== 'read',
  );
  const compared: Compared = { plan, prior: plan.prior, planned: plan.planned, changes };
  return ACCESS_COMPARISONS.flatMap((compare) => compare(compared)).map(lineOf);
};

it('tells what a real plan opens', () => {
  expect(linesOf('permissions')).toEqual([
    '~ privilege/look: maker (orders/Maker) may now s3:* on arn:aws:s3:::photos/* (so far s3:GetObject)',
    '+ privilege/look: maker (orders/Maker) may now s3:PutObject on (orders/Thumbnails)/thumbnail/*',
    '~ public/stop: intake (orders/Intake) now lets everybody sqs:SendMessage (so far only if aws:SourceArn is arn:aws:sns:eu-west-1:123456789012:uploaded)',
    '+ orders/Small now also lets size "large" through',
    '- encryption/look: intake (orders/Intake) is encrypted with a key that AWS holds (so far encrypted with the key arn:aws:kms:eu-west-1:123456789012:key/orders)',
  ]);
});

it('says of a value that it does not know what it comes from', () => {
  expect(linesOf('permissions', false)).toContain(
    '+ privilege/look: maker (aws_iam_role.Maker) may now s3:PutObject on (aws_s3_bucket.Photos or aws_s3_bucket.Thumbnails)',
  );
});

it('stops nobody at a first deployment', () => {
  expect(linesOf('create')).toEqual([
    '+ privilege/note: maker (orders/Maker), which is new, may s3:GetObject on arn:aws:s3:::photos/uploads/*',
    '+ lambda.amazonaws.com can become maker (orders/Maker), which is new',
    '+ thumbnails (orders/Thumbnails), which is new, lets sns.amazonaws.com sqs:SendMessage, if aws:SourceArn is (orders/Uploaded)',
  ]);
});

it.each(['no-op', 'noise', 'unknown', 'move', 'rename', 'import', 'sensitive'])(
  'says nothing of %s, which gives nobody anything',
  (name) => {
    expect(linesOf(name)).toEqual([]);
  },
);
