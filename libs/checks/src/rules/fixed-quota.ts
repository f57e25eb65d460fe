import { exceeded } from '../quota/exceeded';
import type { Rule } from '../rule/rule';
import { listOf } from '../quota/list';

export const fixedQuota: Rule = {
  id: 'fixed-quota',
  group: 'quotas',
  severity: 'error',
  title: 'More of something than AWS allows, and AWS does not raise it',
  looksFor: `Counts and sizes above quotas that AWS does not raise. What is not known counts as nothing, so what is found is certain: ${listOf(false)}.`,
  why: 'The apply fails at the one that is too many, with everything before it done.',
  fix: 'Divide it: another policy, another role, another bucket. Shorten policies with wildcards in names that share a prefix.',
  awsPage: 'https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
  check: (estate) => exceeded(estate, false),
};
