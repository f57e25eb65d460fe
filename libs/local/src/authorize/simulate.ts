import { createValidatedPolicy, validateResourcePolicy } from '@cloud-copilot/iam-policy';
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { PolicyDocument, PolicySource } from './policy';

/** One question to IAM. */
export interface AccessRequest {
  /** An ARN or a service such as `sns.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly accountId: string;
  readonly context: Readonly<Record<string, string>>;
  readonly identityPolicies: readonly PolicySource[];
  readonly resourcePolicy?: PolicySource;
}

export type Verdict = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

/**
 * Asks the policy simulator. The variant without look-ups is used because it answers at once, so that
 * a request and its effect are one step; the context holds only keys that AWS sets for the action.
 */
export function simulate(request: AccessRequest): Verdict {
  const { resourcePolicy } = request;
  return runUnsafeSimulation(
    {
      request: {
        principal: request.principal,
        action: request.action,
        resource: { resource: onOneLine(request.resource), accountId: request.accountId },
        contextVariables: { ...request.context },
      },
      identityPolicies: request.identityPolicies.map(({ address, document }) => ({
        name: address,
        policy: complete(document),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy === undefined
        ? {}
        : {
            // The simulator reads a resource policy's name from the parser's form of it only.
            resourcePolicy: createValidatedPolicy(
              complete(resourcePolicy.document),
              validateResourcePolicy,
              { name: resourcePolicy.address },
            ),
          }),
    },
    {},
  );
}

/** In an object's key a line break is a character like any other, which the simulator's `*` does not match. */
function onOneLine(resource: string): string {
  return resource.replace(/[\r\n\u2028\u2029]/g, '_');
}

function complete(document: PolicyDocument): PolicyDocument {
  return { Version: '2012-10-17', ...document };
}
