import { policyOf } from '../policy/policy-of';
import type { Statement } from '../policy/policy';
import { problem, type Rule } from '../rule/rule';

export const samlWithoutAudience: Rule = {
  id: 'saml-without-audience',
  group: 'exposure',
  severity: 'warning',
  title: 'A role takes SAML assertions that are meant for somebody else',
  looksFor:
    'Trust policies that let a SAML provider in without a condition on SAML:aud or SAML:recipient.',
  why: 'An assertion that the provider issued for another application opens the role too.',
  fix: 'Compare SAML:aud with the sign-in endpoint, such as https://signin.aws.amazon.com/saml.',
  awsPage: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html',
  *check(estate) {
    for (const role of estate.all('aws_iam_role')) {
      // A trust policy that is not known is named by open-trust.
      const statements = policyOf(role, role.attributes['assume_role_policy']) ?? [];
      for (const [at, statement] of statements.entries()) {
        if (statement.effect !== 'Allow' || !isOfSaml(statement) || isBound(statement)) continue;
        const name = statement.sid ?? `statement ${at + 1}`;
        yield problem(role, `${name} of its trust policy compares no SAML:aud`, name);
      }
    }
  },
};

function isOfSaml({ principals = [] }: Statement): boolean {
  return principals.some(
    ({ type, id }) => type === 'Federated' && /:saml-provider\/|aws_iam_saml_provider\./.test(id),
  );
}

function isBound({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      ['saml:aud', 'saml:recipient'].includes(key) &&
      !/Not|^Null$|^ForAllValues|IfExists$/.test(operator) &&
      values.every((value) => !/^[*?]*$/.test(value)),
  );
}
