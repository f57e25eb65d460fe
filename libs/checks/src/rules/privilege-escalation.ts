import { ESCALATION_PATHS, type EscalationPath, type Need } from '../policy/escalation-paths';
import { identitiesOf } from '../policy/identities';
import { permissionsOf } from '../policy/permissions';
import { groupBy } from '../grouping/grouping';
import { problem, type Rule } from '../rule/rule';

export const privilegeEscalation: Rule = {
  id: 'privilege-escalation',
  group: 'exposure',
  severity: 'error',
  title: 'An identity can turn its permissions into any permission',
  looksFor:
    'Identity policies, those of a role together, that allow what changes the permissions of any identity (such as iam:CreatePolicyVersion, iam:AttachUserPolicy, iam:UpdateAssumeRolePolicy, iam:CreateAccessKey), that allow to pass any role to something that they may make (iam:PassRole with lambda:CreateFunction, ec2:RunInstances, ecs:RunTask and others), or that allow lambda:UpdateFunctionCode on any function. Denials and iam:PassedToService count; other conditions, and roles with a permissions boundary, are left alone, as are administrators.',
  why: 'Whoever gets hold of the identity is an administrator a few calls later, although no policy says so.',
  fix: 'Name the roles, users, policies or functions in Resource, by a path or prefix of their own, or set a permissions boundary.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  *check(estate) {
    for (const { subject, statements } of identitiesOf(estate)) {
      const may = permissionsOf(statements);
      if (isAdministrator(may)) continue;
      const found = ESCALATION_PATHS.filter(({ needs }) => needs.every(may));
      for (const [gives, paths] of groupBy(found, (path) => path.gives)) {
        yield problem(subject, `may ${gives}: ${paths.map(wordsOf).join(', ')}`, gives);
      }
    }
  },
};

function wordsOf({ needs }: EscalationPath): string {
  return needs.map(({ action }) => action).join(' with ');
}

/** Another rule finds who may do everything, or everything but some actions. */
function isAdministrator(may: (need: Need) => boolean): boolean {
  return may({ action: 'no-service:NoAction', resource: '*' });
}
