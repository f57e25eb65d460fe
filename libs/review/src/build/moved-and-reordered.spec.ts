import { reviewText } from '../terminal/review-text';
import { planOf, type Said } from '../testing/plan-of';
import { reviewPlans } from './review-plans';

const sentenceOf = (resources: Readonly<Record<string, Said>>): string =>
  reviewPlans([{ plan: planOf(resources) }]).verdict.sentence;

const queue = { id: 'https://sqs/q', arn: 'arn:aws:sqs:eu-central-1:111122223333:q', name: 'q' };
const bucket = { id: 'reports', bucket: 'reports', arn: 'arn:aws:s3:::reports' };
const moved: Said = {
  before: queue,
  after: queue,
  rest: { previous_address: 'aws_sqs_queue.q' },
};
const imported: Said = { before: bucket, after: bucket, importing: { id: 'reports' } };

it('counts what is moved and imported, and nothing as made or destroyed', () => {
  const plan = { 'module.jobs.aws_sqs_queue.q': moved, 'aws_s3_bucket.reports': imported };
  expect(sentenceOf(plan)).toBe('1 resource is moved and 1 is imported');
});

it('still stops where something beside them is destroyed', () => {
  const plan = { 'module.jobs.aws_sqs_queue.q': moved, 'aws_s3_bucket.old': { before: bucket } };
  expect(sentenceOf(plan)).toMatch(/^Stop: .* is destroyed/);
});

const allowing = (...roles: readonly string[]): object => ({
  bucket: 'reports',
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Read',
        Effect: 'Allow',
        Principal: { AWS: roles.map((role) => `arn:aws:iam::111122223333:role/${role}`) },
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::reports/*'],
      },
    ],
  }),
});

const changedAccess = (before: object, after: object): readonly string[] => {
  const plan = planOf({ 'aws_s3_bucket_policy.reports': { before, after } });
  return reviewText(reviewPlans([{ plan }]), { columns: 200, color: false })
    .split('\n')
    .filter((line) => /longer lets|now lets/.test(line));
};

it('names the one principal that a list in another order lacks', () => {
  const lost = changedAccess(allowing('c', 'a', 'b'), allowing('a', 'b'));
  expect(lost).toEqual([expect.stringContaining('arn:aws:iam::111122223333:role/c')]);
});

it('sees no change of access in another order alone', () => {
  expect(changedAccess(allowing('c', 'a', 'b'), allowing('a', 'b', 'c'))).toEqual([]);
});
