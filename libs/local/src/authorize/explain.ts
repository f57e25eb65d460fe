import { explain, failedIn, nameOf, nearMisses, type Decision } from '@archway/iam';
import type { PolicyStatement } from './policy';
import type { AccessRequest } from './simulate';

/** One sentence for a person: which policy lacks what, or which statement denies. */
export function explainDenial(
  request: AccessRequest,
  decision: Decision,
  resourceName: string,
): string {
  const asked = `${request.principal} may not ${request.action} on ${request.resource}`;
  switch (decision.verdict) {
    case 'explicitly denied':
      return `${asked}: ${explain(decision)[0] ?? 'a policy denies it'}`;
    case 'unknown':
      return `${asked} as far as can be told: ${explain(decision).join('; ')}`;
    default:
      return `${asked}: ${missingStatement(request, decision, resourceName)}`;
  }
}

/** The statement behind a denial, as its policy has it; undefined where none speaks of the request. */
export function statementBehind(
  { identityPolicies, resourcePolicy }: AccessRequest,
  { statements }: Decision,
): PolicyStatement | undefined {
  const [behind] = [
    ...statements.filter(
      ({ statement, applies }) => statement.effect === 'Deny' && applies === true,
    ),
    ...nearMisses(statements),
  ];
  const policies = [...identityPolicies, ...(resourcePolicy === undefined ? [] : [resourcePolicy])];
  return policies.find(({ address }) => address === behind?.policy)?.document.Statement[
    (behind?.statement.position ?? 0) - 1
  ];
}

function missingStatement(
  request: AccessRequest,
  { statements }: Decision,
  resourceName: string,
): string {
  const [miss] = nearMisses(statements);
  if (miss !== undefined) {
    return `${nameOf(miss)} allows it only under a condition that does not hold: ${failedIn(miss)}`;
  }
  const { resourcePolicy } = request;
  const isService = !request.principal.startsWith('arn:');
  if (isService || request.action.startsWith('kms:')) {
    return resourcePolicy === undefined
      ? `${resourceName} has no policy that allows it`
      : `${resourcePolicy.address} has no statement that allows it`;
  }
  const addresses = request.identityPolicies.map(({ address }) => address);
  const identity =
    addresses.length === 0
      ? 'its role has no policy'
      : `no statement of its role's policies allows it (${addresses.join(', ')})`;
  return resourcePolicy === undefined
    ? identity
    : `${identity}, nor does ${resourcePolicy.address}`;
}
