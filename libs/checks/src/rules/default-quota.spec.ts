import { problemsOf, stackOf } from '../testing/observe';
import { defaultQuota } from './default-quota';

const group = (count: number) =>
  stackOf({
    aws_security_group: {
      G: {
        ingress: [{ cidr_blocks: Array.from({ length: count }, (_, at) => `10.0.0.${at}/32`) }],
      },
    },
  });

it('finds the sixty-first rule of a security group, and accepts sixty', () => {
  expect(problemsOf(defaultQuota, group(61))).toEqual([
    expect.stringContaining('61 inbound rules of a security group'),
  ]);
  expect(problemsOf(defaultQuota, group(60))).toEqual([]);
});
