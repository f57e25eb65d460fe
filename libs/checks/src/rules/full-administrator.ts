import { textOf, textsOf } from '@archway/terraform';
import { identityPoliciesOf } from '../policy/stated-policies';
import { problem, unseen, type Rule } from '../rule/rule';

export const fullAdministrator: Rule = {
  id: 'full-administrator',
  group: 'exposure',
  severity: 'error',
  title: 'An identity may do everything',
  looksFor:
    'Statements of identity policies that allow every action on every resource, and attachments of AdministratorAccess to roles, users, groups and permission sets.',
  why: 'Whoever gets hold of the identity, by a leaked key or a flaw in a function, has the account.',
  fix: 'Allow the actions that are used on the resources that they are used on.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  *check(estate) {
    for (const { stated, statements } of identityPoliciesOf(estate)) {
      if (statements === undefined) yield unseen(stated, 'the policy');
      for (const { effect, actions, resources } of statements ?? []) {
        if (effect === 'Allow' && actions.some(isEverything) && resources.includes('*')) {
          yield problem(stated, 'allows every action on every resource');
        }
      }
    }
    for (const stated of [
      ...estate.matching(/^aws_iam_(\w+_)?policy_attachment$/),
      ...estate.all('aws_iam_role', 'aws_ssoadmin_managed_policy_attachment'),
    ]) {
      const arns = [
        textOf(stated.attributes['policy_arn']) ?? '',
        textOf(stated.attributes['managed_policy_arn']) ?? '',
        ...textsOf(stated.attributes['managed_policy_arns']),
      ];
      if (arns.some((arn) => /:iam::aws:policy\/AdministratorAccess$/.test(arn))) {
        yield problem(stated, 'attaches AdministratorAccess', 'AdministratorAccess');
      }
    }
  },
};

function isEverything(action: string): boolean {
  return /^(\*+|\*:\*)$/.test(action);
}
