import type { IGrantable, IKey, Problem } from '@archway/core';
import {
  environmentOf,
  formatArn,
  isOpen,
  notMatching,
  notWhole,
  physicalName,
  problemIf,
  protectState,
  rejectProps,
  show,
} from '@archway/core';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';

/** A secret that this app defines, or one that it only refers to. */
export interface ISecret {
  readonly secretArn: string;
  readonly secretName: string;

  /** Allows `grantee` to read the value. */
  grantRead(grantee: IGrantable): void;
}

/** A copy of the secret and of each new value in another region, under the same name. */
export interface SecretReplica {
  readonly region: string;

  /**
   * A key of that region. Required where the secret has a customer managed key.
   *
   * @default - `aws/secretsmanager` of that region
   */
  readonly encryptionKey?: IKey;
}

export interface SecretProps {
  /**
   * 1 to 512 letters, digits and `/_+=.@-`, without a hyphen and six characters at the end: Secrets Manager adds those to
   * the ARN.
   *
   * @default - the stage and the construct's path
   */
  readonly secretName?: string;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * @default - `aws/secretsmanager`, which other accounts cannot use
   */
  readonly encryptionKey?: IKey;

  /**
   * How long a deleted secret can still be rescued, in days, 7 to 30.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
   * @default 30
   */
  readonly recoveryWindowDays?: number;

  /**
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
   * @default - none: the secret is lost with its region
   */
  readonly replicas?: readonly SecretReplica[];
}

export interface SecretAttributes {
  /** The same in every region that has a replica. */
  readonly secretName: string;

  /**
   * @default - `aws/secretsmanager`
   */
  readonly encryptionKey?: IKey;
}

/** The name, and the six characters that Secrets Manager adds to it in the ARN. */
const SIX = '-??????';

abstract class SecretBase extends Construct implements ISecret {
  abstract readonly secretArn: string;
  abstract readonly secretName: string;
  abstract readonly encryptionKey?: IKey;

  grantRead(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: [this.secretArn],
    });
    this.encryptionKey?.grantDecrypt(grantee);
  }
}

/**
 * A secret of Secrets Manager, without its value: whoever knows it puts it there, and neither the code nor the state of
 * Terraform has it. Replicas follow each new value.
 */
export class Secret extends SecretBase {
  /** A secret that others deploy, such as a replica that Secrets Manager made in this region. */
  static fromSecretAttributes(scope: Construct, id: string, attributes: SecretAttributes): ISecret {
    return new ImportedSecret(scope, id, attributes);
  }

  readonly secretArn: string;
  readonly secretName: string;
  readonly encryptionKey?: IKey;

  constructor(scope: Construct, id: string, props: SecretProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'Secret', props);
    rejectProps(this, secretProblems(props, environmentOf(this).region));
    this.secretName = props.secretName ?? physicalName(this, 512);
    this.encryptionKey = props.encryptionKey;
    const secret = new SecretsmanagerSecret(this, 'Default', {
      name: this.secretName,
      description: props.description,
      kmsKeyId: props.encryptionKey?.keyArn,
      recoveryWindowInDays: props.recoveryWindowDays ?? 30,
      replica: props.replicas?.map(({ region, encryptionKey }) => ({
        region,
        kmsKeyId: encryptionKey?.keyArn,
      })),
    });
    protectState(secret);
    this.secretArn = secret.arn;
  }
}

class ImportedSecret extends SecretBase {
  readonly secretArn: string;
  readonly secretName: string;
  readonly encryptionKey?: IKey;

  constructor(scope: Construct, id: string, { secretName, encryptionKey }: SecretAttributes) {
    super(scope, id);
    this.secretName = secretName;
    this.encryptionKey = encryptionKey;
    this.secretArn = formatArn(this, {
      service: 'secretsmanager',
      resource: `secret:${secretName}${SIX}`,
    });
  }
}

function secretProblems(
  { secretName, encryptionKey, recoveryWindowDays, replicas = [] }: SecretProps,
  region: string,
): readonly Problem[] {
  return [
    notMatching(
      'secretName',
      secretName,
      /^(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}$/,
      "1 to 512 letters, digits and '/_+=.@-', without '-' and six characters at the end",
    ),
    notWhole('recoveryWindowDays', recoveryWindowDays, 7, 30),
    ...replicas.flatMap((replica, at) => [
      problemIf(
        !isOpen(replica.region) && replica.region === region,
        `replicas[${at}].region must be another region than that of the secret, got ${show(replica.region)}`,
      ),
      problemIf(
        replicas.findIndex((each) => each.region === replica.region) !== at,
        `replicas[${at}].region must not come twice, got ${show(replica.region)} again`,
      ),
      problemIf(
        encryptionKey !== undefined && replica.encryptionKey === undefined,
        `replicas[${at}].encryptionKey must be given with encryptionKey: keys are of one region`,
      ),
    ]),
  ];
}
