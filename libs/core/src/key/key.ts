import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy';
import { Construct } from 'constructs';
import { formatArn } from '../arn/arn';
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
}

export interface KeyAttributes {
  readonly keyArn: string;
}

const DECRYPT = ['kms:Decrypt'];
const ENCRYPT_DECRYPT = ['kms:Decrypt', 'kms:GenerateDataKey*'];

abstract class KeyBase extends Construct implements IKey {
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

/**
 * A customer managed key with rotation. Its policy is a resource of its own, so that what the key encrypts can stand in
 * the policy without a cycle.
 */
export class Key extends KeyBase {
  /** A key that others deploy. What a service needs of it must stand in its own policy. */
  static fromKeyAttributes(scope: Construct, id: string, attributes: KeyAttributes): IKey {
    return new ImportedKey(scope, id, attributes);
  }

  readonly keyArn: string;
  readonly keyId: string;
  private readonly document = new PolicyDocument();
  private readonly policy: KmsKeyPolicy;

  constructor(scope: Construct, id: string, props: KeyProps = {}) {
    super(scope, id);
    rejectProps(this, [
      notWhole('rotationPeriodDays', props.rotationPeriodDays, 90, 2_560),
      notWhole('deletionWindowDays', props.deletionWindowDays, 7, 30),
      notMatching(
        'alias',
        props.alias,
        /^(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
        "letters, digits, '/', '_' and '-', not starting with 'aws/'",
      ),
    ]);
    const key = new KmsKey(this, 'Default', {
      description: props.description,
      enableKeyRotation: true,
      rotationPeriodInDays: props.rotationPeriodDays,
      deletionWindowInDays: props.deletionWindowDays ?? 30,
    });
    protectState(key);
    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.document.add({
      sid: 'AccountDecidesByIam',
      principals: { aws: [formatArn(this, { service: 'iam', region: '', resource: 'root' })] },
      actions: ['kms:*'],
      resources: ['*'],
    });
    this.policy = new KmsKeyPolicy(this, 'Policy', {
      keyId: key.keyId,
      policy: this.document.toJson(),
    });
    if (props.alias !== undefined) {
      new KmsAlias(this, 'Alias', { name: `alias/${props.alias}`, targetKeyId: key.keyId });
    }
  }

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
    this.policy.policy = this.document.toJson();
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
