import type { PolicySource, PolicyStatement } from './policy';
import { simulate, type AccessRequest, type Verdict } from './simulate';

/** Allows whatever no statement denies. */
const EVERYTHING: PolicySource = {
  address: 'everything',
  document: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/** One sentence for a person: which policy lacks what, or which statement denies. */
export function explainDenial(
  request: AccessRequest,
  verdict: Verdict,
  resourceName: string,
): string {
  const asked = `${request.principal} may not ${request.action} on ${request.resource}`;
  return verdict === 'ExplicitlyDenied'
    ? `${asked}: ${denyingStatement(request)}`
    : `${asked}: ${missingStatement(request, resourceName)}`;
}

function denyingStatement(request: AccessRequest): string {
  for (const { policy, isResource } of policiesOf(request)) {
    for (const [at, statement] of policy.document.Statement.entries()) {
      if (statement.Effect !== 'Deny') continue;
      const alone = { address: policy.address, document: { Statement: [statement] } };
      const verdict = simulate(
        isResource
          ? { ...request, identityPolicies: [EVERYTHING], resourcePolicy: alone }
          : { ...request, identityPolicies: [EVERYTHING, alone], resourcePolicy: undefined },
      );
      if (verdict === 'ExplicitlyDenied')
        return `${nameOf(statement, at)} of ${policy.address} denies it`;
    }
  }
  return 'a policy denies it';
}

function missingStatement(request: AccessRequest, resourceName: string): string {
  const nearMiss = nearestStatement(request);
  if (nearMiss !== undefined) return nearMiss;
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

/** A statement that would allow the request if it had no condition. */
function nearestStatement(request: AccessRequest): string | undefined {
  for (const { policy, isResource } of policiesOf(request)) {
    for (const [at, statement] of policy.document.Statement.entries()) {
      if (statement.Effect !== 'Allow' || statement['Condition'] === undefined) continue;
      const { Condition: condition, ...unconditional } = statement;
      const alone = { address: policy.address, document: { Statement: [unconditional] } };
      const verdict = simulate(
        isResource
          ? { ...request, resourcePolicy: alone }
          : { ...request, identityPolicies: [...request.identityPolicies, alone] },
      );
      if (verdict === 'Allowed') {
        return `${nameOf(statement, at)} of ${policy.address} allows it only under a condition that does not hold: ${JSON.stringify(condition)}`;
      }
    }
  }
  return undefined;
}

function policiesOf(
  request: AccessRequest,
): readonly { readonly policy: PolicySource; readonly isResource: boolean }[] {
  return [
    ...request.identityPolicies.map((policy) => ({ policy, isResource: false })),
    ...(request.resourcePolicy === undefined
      ? []
      : [{ policy: request.resourcePolicy, isResource: true }]),
  ];
}

function nameOf(statement: PolicyStatement, at: number): string {
  return statement.Sid === undefined || statement.Sid === ''
    ? `statement ${at + 1}`
    : `statement '${statement.Sid}'`;
}
