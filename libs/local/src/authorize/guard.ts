import type { EncryptionKey } from '../architecture/architecture';
import { AwsError } from '../aws-error/aws-error';
import type { Principal } from '../principal/principal';
import type { Trace } from '../trace/trace';
import type { Access, Authorizer } from './authorizer';

/** Asks the authorizer and puts every denial on the trace. */
export class Guard {
  constructor(
    private readonly authorizer: Authorizer,
    private readonly trace: Trace,
  ) {}

  /** Whether the request is allowed. `uploads` says whose path a denial belongs to. */
  allows(principal: Principal, access: Access, uploads: readonly string[] = []): boolean {
    const decision = this.authorizer.decide(principal, access);
    if (decision.allowed) return true;
    const { action, resource, explanation, statement } = decision;
    this.trace.emit({
      kind: 'denied',
      action,
      resource,
      principal: decision.principal,
      explanation,
      ...(statement === undefined ? {} : { statement }),
      uploads,
    });
    return false;
  }

  /** @throws AwsError with the code that the service uses for a denial */
  require(
    principal: Principal,
    access: Access,
    code: string,
    uploads: readonly string[] = [],
  ): void {
    if (this.allows(principal, access, uploads)) return;
    const decision = this.authorizer.decide(principal, access);
    throw new AwsError(code, 403, decision.allowed ? '' : decision.explanation);
  }

  /**
   * Whether a key may be used: to write needs a data key and, for queues and topics, to read it back.
   *
   * @param via the service that asks KMS, such as `sqs.eu-west-1.amazonaws.com`
   */
  allowsKey(
    principal: Principal,
    key: EncryptionKey | undefined,
    actions: readonly ('kms:GenerateDataKey' | 'kms:Decrypt')[],
    via: string,
    uploads: readonly string[] = [],
  ): boolean {
    if (key === undefined || key.kind === 'external') return true;
    if (key.kind === 'aws') {
      if (principal.kind !== 'service') return true;
      const [action = 'kms:GenerateDataKey'] = actions;
      this.trace.emit({
        kind: 'denied',
        action,
        resource: key.keyArn,
        principal: principal.service,
        explanation: `${principal.service} may not ${action}: ${key.address} admits no other service, and its policy cannot be changed; name a customer managed key or use SSE-SQS`,
        uploads,
      });
      return false;
    }
    const { policy } = key;
    return actions.every((action) =>
      this.allows(
        principal,
        {
          action,
          resource: key.keyArn,
          address: key.address,
          ...(policy === undefined ? {} : { resourcePolicy: policy }),
          context: principal.kind === 'service' ? {} : { 'kms:ViaService': via },
        },
        uploads,
      ),
    );
  }
}
