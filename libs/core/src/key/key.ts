import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { Construct } from 'constructs';
import { formatArn } from '../arn/arn';
import { declaredProps } from '../declared-props';
import { warnDeployedElsewhere, warnOfStatement } from '../deployed-elsewhere/deployed-elsewhere';
import { environmentOf } from '../environment/environment';
import type { IKey } from '../interfaces/key';
import type { PolicyStatement } from '../policy/policy-document';
import { onlyFrom, PolicyDocument } from '../policy/policy-document';
import { protectState } from '../protection/protect-state';
import type { IGrantable } from '../role/role';
import { notMatching, notWhole, rejectProps } from '../validation/validation';

export interface KeyProps {
  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * A name for people, without `alias/`.
   *
   * @default - none
   */
  readonly alias?: string;

  /**
   * How often KMS makes new key material, in days, 90 to 2560.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
   * @default 365
   */
  readonly rotationPeriodDays?: number;

  /**
   * How long a deleted key can still be rescued, in days, 7 to 30.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
   * @default 30
   */
  readonly deletionWindowDays?: number;

  /**
   * Whether a `ReplicaKey` of another region can have the same key material. It cannot be changed.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
   * @default false
   */
  readonly multiRegion?: boolean;
}

export interface KeyAttributes {
  readonly keyArn: string;
}

const DECRYPT = ['kms:Decrypt'];
const ENCRYPT_DECRYPT = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/** What every key grants, whoever deploys it. */
export abstract class KeyBase extends Construct implements IKey {
  abstract readonly keyArn: string;

  grantDecrypt(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: DECRYPT, resources: [this.keyArn] });
  }

  grantEncryptDecrypt(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: ENCRYPT_DECRYPT, resources: [this.keyArn] });
  }

  abstract allowService(service: string, sourceArn: string): void;

  abstract addToResourcePolicy(statement: PolicyStatement): void;
}

/** A key of this app. Its policy is a resource of its own, so that what it encrypts can stand there without a cycle. */
export abstract class OwnedKey extends KeyBase {
  private readonly document = new PolicyDocument();
  private policy?: KmsKeyPolicy;

  allowService(service: string, sourceArn: string): void {
    this.addToResourcePolicy({
      principals: { services: [service] },
      actions: ENCRYPT_DECRYPT,
      resources: ['*'],
      conditions: onlyFrom(sourceArn, environmentOf(this).accountId),
    });
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    this.document.add(statement);
    if (this.policy !== undefined) this.policy.policy = this.document.toJson();
  }

  /** Leaves it to the account's own policies who may use the key. */
  protected addPolicy(keyId: string): void {
    this.addToResourcePolicy({
      sid: 'AccountDecidesByIam',
      principals: { aws: [formatArn(this, { service: 'iam', region: '', resource: 'root' })] },
      actions: ['kms:*'],
      resources: ['*'],
    });
    this.policy = new KmsKeyPolicy(this, 'Policy', { keyId, policy: this.document.toJson() });
  }

  protected addAlias(alias: string | undefined, targetKeyId: string): void {
    if (alias === undefined) return;
    new KmsAlias(this, 'Alias', { name: `alias/${alias}`, targetKeyId });
  }
}

/** What a key and its replicas have in common. */
export function keyProblems(props: Pick<KeyProps, 'alias' | 'deletionWindowDays'>) {
  return [
    notWhole('deletionWindowDays', props.deletionWindowDays, 7, 30),
    notMatching(
      'alias',
      props.alias,
      /^(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
      "letters, digits, '/', '_' and '-', not starting with 'aws/'",
    ),
  ];
}

/** A customer managed key with rotation. */
export class Key extends OwnedKey {
  /** A key that others deploy. What a service needs of it must stand in its own policy. */
  static fromKeyAttributes(scope: Construct, id: string, attributes: KeyAttributes): IKey {
    return new ImportedKey(scope, id, attributes);
  }

  readonly keyArn: string;
  readonly keyId: string;

  constructor(scope: Construct, id: string, props: KeyProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Key', props);
    rejectProps(this, [
      notWhole('rotationPeriodDays', props.rotationPeriodDays, 90, 2_560),
      ...keyProblems(props),
    ]);
    const key = new KmsKey(this, 'Default', {
      description: props.description,
      enableKeyRotation: true,
      rotationPeriodInDays: props.rotationPeriodDays,
      deletionWindowInDays: props.deletionWindowDays ?? 30,
      multiRegion: props.multiRegion,
      // What it encrypts lets go of it before it ends.
      lifecycle: { createBeforeDestroy: true },
    });
    protectState(key);
    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.addPolicy(key.keyId);
    this.addAlias(props.alias, key.keyId);
  }
}

class ImportedKey extends KeyBase {
  readonly keyArn: string;

  constructor(scope: Construct, id: string, attributes: KeyAttributes) {
    super(scope, id);
    this.keyArn = attributes.keyArn;
  }

  allowService(service: string, sourceArn: string): void {
    warnDeployedElsewhere(
      this,
      `its policy must let ${service} use ${ENCRYPT_DECRYPT.join(' and ')} for ${sourceArn}`,
    );
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }
}
