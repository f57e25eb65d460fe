import { isEveryone, isInAnyAccount, type Condition, type Statement } from '../policy/policy';
import { isNarrowed } from '../policy/narrowing';
import { policyOf } from '../policy/policy-of';
import { problem, unseen, type Rule } from '../rule/rule';

export const openTrust: Rule = {
  id: 'open-trust',
  group: 'exposure',
  severity: 'error',
  title: 'Anybody can become a role',
  looksFor:
    'Trust policies of roles that let everyone in without a condition that narrows, and those that let an OpenID Connect provider in without a condition on the subject or another claim than the audience. A subject of GitHub binds where it begins with a repository, an owner or an enterprise: what comes after it, such as the name of a workflow, is chosen by whoever writes the workflow. An external id alone does not narrow: it is not a secret.',
  why: 'Anybody with an AWS account, or with a workflow at the same provider, can use the permissions of the role.',
  fix: 'Name the accounts or roles, or add a condition such as aws:PrincipalOrgID. For a provider, compare its sub claim.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  *check(estate) {
    for (const role of estate.all('aws_iam_role')) {
      const statements = policyOf(role, role.attributes['assume_role_policy']);
      if (statements === undefined) yield unseen(role, 'the trust policy');
      for (const [at, statement] of (statements ?? []).entries()) {
        const who = opening(statement);
        if (who === undefined) continue;
        const name = statement.sid ?? `statement ${at + 1}`;
        yield problem(role, `${name} of its trust policy lets ${who} become it`, name);
      }
    }
  },
};

function opening(statement: Statement): string | undefined {
  if (statement.effect !== 'Allow') return undefined;
  const principals = statement.principals ?? [];
  if (principals.some(isEveryone) && !isNarrowed(statement)) return 'everyone';
  const wide = principals.find(isInAnyAccount);
  if (wide !== undefined && !isNarrowed(statement)) return `${wide.id} in every account`;
  for (const { type, id } of principals) {
    const host = /:oidc-provider\/([^/]+(?:\/.*)?)$/.exec(id)?.[1];
    if (type !== 'Federated' || host === undefined || host.includes('${')) continue;
    const isBound = statement.conditions.some((condition) => binds(condition, host.toLowerCase()));
    if (!isBound) return `every identity of ${host}`;
  }
  return undefined;
}

/** Claims of a subject that a workflow of GitHub cannot choose, with the value that names an owner. */
const GITHUB_SUBJECT =
  /^((repo|repository|job_workflow_ref):[^/:*?]+\/|(repository_owner|enterprise|repository_id|repository_owner_id|enterprise_id):[^:*?]+(:|$))/;

function binds({ key, operator, values }: Condition, host: string): boolean {
  const [from, claim] = [key.slice(0, key.lastIndexOf(':')), key.slice(key.lastIndexOf(':') + 1)];
  if (from !== host && !from.startsWith(`${host}/`)) return false;
  if (claim === 'aud' || /Not|^Null$|^ForAllValues|IfExists$/.test(operator)) return false;
  const isGitHub = host.startsWith('token.actions.githubusercontent.com');
  return values.every((value) =>
    isGitHub && claim === 'sub'
      ? GITHUB_SUBJECT.test(value) || value.includes('${')
      : !/^[*:?]*$/.test(value),
  );
}
