import { exceeded } from '../quota/exceeded';
import type { Rule } from '../rule/rule';
import { listOf } from '../quota/list';

export const defaultQuota: Rule = {
  id: 'default-quota',
  group: 'quotas',
  severity: 'warning',
  title: 'More of something than AWS allows without being asked',
  looksFor: `Counts and sizes above the default of quotas that AWS raises on request. What is not known counts as nothing, so what is found is certain: ${listOf(true)}.`,
  why: 'Without a raised quota the apply fails at the one that is too many, with everything before it done.',
  fix: 'Ask for more in Service Quotas before the apply and accept the finding with the number that was granted, or divide it.',
  awsPage: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html',
  check: (estate) => exceeded(estate, true),
};
