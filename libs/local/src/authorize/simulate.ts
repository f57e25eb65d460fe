import { evaluate, readPolicy, type ContextValue, type Decision, type Policy } from '@archway/iam';
import type { PolicySource } from './policy';

/** One question to IAM. */
export interface AccessRequest {
  /** An ARN or a service such as `sns.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly accountId: string;
  /** The keys that AWS sets for the action: no other is in the request. */
  readonly context: Readonly<Record<string, ContextValue>>;
  readonly identityPolicies: readonly PolicySource[];
  readonly resourcePolicy?: PolicySource;
}

export function simulate(request: AccessRequest): Decision {
  const { principal, action, resource, accountId, context, resourcePolicy } = request;
  return evaluate(
    {
      principal: principal.startsWith('arn:')
        ? { kind: 'arn', arn: principal }
        : { kind: 'service', service: principal },
      action,
      resource,
      resourceAccount: accountId,
      context: { keys: context, otherKeys: 'absent' },
    },
    {
      identity: request.identityPolicies.map(policyFrom),
      ...(resourcePolicy === undefined ? {} : { resource: policyFrom(resourcePolicy) }),
    },
  );
}

/** A document that is no policy allows nothing, as AWS would have refused it. */
function policyFrom({ address, document }: PolicySource): Policy {
  const read = readPolicy(address, document);
  return 'problem' in read ? { name: address, hasVariables: false, statements: [] } : read;
}
