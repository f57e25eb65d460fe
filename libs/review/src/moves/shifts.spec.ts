import { reviewPlans } from '../build/review-plans';
import { planOf, type Said } from '../testing/plan-of';

const bucket = (before: string, after?: string): Said => ({
  before: { bucket: before },
  ...(after === undefined ? {} : { after: { bucket: after } }),
  ...(after === undefined || after === before
    ? {}
    : { actions: ['delete', 'create'], replacePaths: [['bucket']] }),
});

const detailsOf = (resources: Readonly<Record<string, Said>>): readonly string[] =>
  reviewPlans([{ plan: planOf(resources) }]).verdict.concerns.flatMap(({ details }) => details);

const SHIFTED =
  'it becomes what aws_s3_bucket.B[2] is: an element left the middle of count; for_each and moved blocks keep the others';

it('says that an element left the middle of a list', () => {
  expect(
    detailsOf({
      'aws_s3_bucket.B[0]': bucket('x', 'x'),
      'aws_s3_bucket.B[1]': bucket('y', 'z'),
      'aws_s3_bucket.B[2]': bucket('z'),
    }),
  ).toContain(SHIFTED);
});

it('says nothing of it where one becomes something else', () => {
  expect(
    detailsOf({
      'aws_s3_bucket.B[0]': bucket('x', 'x'),
      'aws_s3_bucket.B[1]': bucket('y', 'w'),
      'aws_s3_bucket.B[2]': bucket('z'),
    }),
  ).not.toContain(SHIFTED);
});
