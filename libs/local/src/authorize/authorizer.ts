import type { ContextValue } from '@archway/iam';
import type { Principal } from '../principal/principal';
import { explainDenial, statementBehind } from './explain';
import type { PolicySource, PolicyStatement } from './policy';
import { simulate, type AccessRequest } from './simulate';

/** What is to be done to what. */
export interface Access {
  /** Such as `sqs:SendMessage`. */
  readonly action: string;
  /** The ARN of the resource, or `*` for actions that know no resource. */
  readonly resource: string;
  /** What stands for the resource in sentences: its Terraform address. */
  readonly address: string;
  readonly resourcePolicy?: PolicySource;
  /** Condition keys of the service, such as `kms:ViaService`. */
  readonly context?: Readonly<Record<string, ContextValue>>;
}

export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly action: string;
      readonly resource: string;
      /** The principal as IAM names it. */
      readonly principal: string;
      /** One sentence: which policy lacks what, or which statement denies. */
      readonly explanation: string;
      readonly statement: PolicyStatement | undefined;
    };

export interface AuthorizerProps {
  readonly accountId: string;
  readonly partition: string;
  /** The policies of a role, inline and attached. */
  readonly identityPoliciesOf: (roleArn: string) => readonly PolicySource[];
}

/** What may do everything: whoever runs this, and a role whose policies are not in the stacks. */
export const ADMINISTRATOR_ACCESS: PolicySource = {
  address: 'AdministratorAccess',
  document: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/**
 * Decides requests by the policies of the Terraform. Everything counts as sent over TLS, although the
 * local server speaks plain HTTP on loopback: in AWS the same calls use HTTPS.
 */
export class Authorizer {
  /** @param decisions those that were made before by the same policies */
  constructor(
    private readonly props: AuthorizerProps,
    private readonly decisions = new Map<string, Decision>(),
  ) {}

  /** The decision for a request; equal requests are decided once. */
  decide(principal: Principal, access: Access): Decision {
    const key = [
      JSON.stringify(principalKey(principal)),
      access.action,
      access.resource,
      JSON.stringify(access.context),
    ].join('|');
    const known = this.decisions.get(key);
    if (known !== undefined) return known;
    const request = this.requestOf(principal, access);
    const simulated = simulate(request);
    const decision: Decision =
      simulated.verdict === 'allowed'
        ? { allowed: true }
        : {
            allowed: false,
            action: access.action,
            resource: access.resource,
            principal: request.principal,
            explanation: explainDenial(request, simulated, access.address),
            statement: statementBehind(request, simulated),
          };
    this.decisions.set(key, decision);
    return decision;
  }

  private requestOf(principal: Principal, access: Access): AccessRequest {
    const { accountId, partition } = this.props;
    const common = {
      action: access.action,
      resource: access.resource,
      accountId,
      ...(access.resourcePolicy === undefined ? {} : { resourcePolicy: access.resourcePolicy }),
    };
    const context = { 'aws:SecureTransport': 'true', ...access.context };
    switch (principal.kind) {
      case 'administrator': {
        const arn = `arn:${partition}:iam::${accountId}:user/administrator`;
        return {
          ...common,
          principal: arn,
          identityPolicies: [ADMINISTRATOR_ACCESS],
          context: { ...context, ...this.inAccount(arn) },
        };
      }
      case 'role': {
        const role = principal.roleArn.split('/').at(-1) ?? '';
        return {
          ...common,
          principal: `arn:${partition}:sts::${accountId}:assumed-role/${role}/${principal.functionName}`,
          identityPolicies: this.props.identityPoliciesOf(principal.roleArn),
          context: { ...context, ...this.inAccount(principal.roleArn) },
        };
      }
      case 'service':
        return {
          ...common,
          principal: principal.service,
          identityPolicies: [],
          context: {
            ...context,
            'aws:SourceArn': principal.sourceArn,
            'aws:SourceAccount': principal.sourceAccount,
            'aws:PrincipalIsAWSService': 'true',
            'aws:PrincipalServiceName': principal.service,
          },
        };
    }
  }

  private inAccount(arn: string): Record<string, string> {
    const { accountId } = this.props;
    return {
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': accountId,
      'aws:PrincipalIsAWSService': 'false',
      'aws:SourceOwner': accountId,
    };
  }
}

/** An invocation's id does not change what its role may do. */
function principalKey(principal: Principal): unknown {
  return principal.kind === 'role' ? [principal.roleArn, principal.functionName] : principal;
}
