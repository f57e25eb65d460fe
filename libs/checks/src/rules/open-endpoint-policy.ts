import { textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { isNarrowed } from '../policy/narrowing';
import { isEveryone, type Statement } from '../policy/policy';
import { policyOf } from '../policy/policy-of';
import { problem, unseen, type Rule } from '../rule/rule';

export const openEndpointPolicy: Rule = {
  id: 'open-endpoint-policy',
  group: 'exposure',
  severity: 'warning',
  title: 'A VPC endpoint lets everyone do everything through it',
  looksFor:
    'Gateway and interface endpoints of AWS services without a policy, which then allows full access, and with a statement that allows everyone every action of the service on every resource without a condition. Endpoints of PrivateLink services of others have no policy.',
  why: 'Whoever gets into the VPC can copy data into a bucket of their own, through the endpoint and with their own credentials, past every route and firewall.',
  fix: 'State a policy that allows the principals and resources of your organisation: aws:PrincipalOrgID, aws:ResourceOrgID, or the buckets by name.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  *check(estate) {
    for (const endpoint of estate.all('aws_vpc_endpoint')) {
      const service = textOf(endpoint.attributes['service_name']) ?? '';
      const kind = textOf(endpoint.attributes['vpc_endpoint_type']) ?? 'Gateway';
      if (service.includes('vpce-svc') || !['Gateway', 'Interface'].includes(kind)) continue;
      const stated = [
        endpoint.attributes['policy'],
        ...estate
          .naming(endpoint, 'aws_vpc_endpoint_policy', 'vpc_endpoint_id')
          .map(({ attributes }) => attributes['policy']),
      ].filter(isStated);
      const policies = stated.map((policy) => policyOf(endpoint, policy));
      if (policies.length === 0) yield problem(endpoint, 'has no policy, which allows full access');
      else if (policies.includes(undefined)) yield unseen(endpoint, 'the policy');
      else if (policies.some((statements) => statements?.some(allowsAll)))
        yield problem(endpoint, 'its policy allows everyone everything');
    }
  },
};

function allowsAll(statement: Statement): boolean {
  return (
    statement.effect === 'Allow' &&
    (statement.principals ?? []).some(isEveryone) &&
    statement.actions.some((action) => /^(\*|[\w-]+:\*)$/.test(action)) &&
    statement.resources.includes('*') &&
    !isNarrowed(statement) &&
    !statement.conditions.some(({ key }) => key.startsWith('aws:resource'))
  );
}
