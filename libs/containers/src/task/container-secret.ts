import type { IGrantable, IKey, Problem } from '@archway/core';
import { notMatching, problemIf } from '@archway/core';

/** Which part of a secret a container gets. */
export interface SecretPart {
  /**
   * The key of the value, where the secret is JSON.
   *
   * @default - the whole secret
   */
  readonly jsonKey?: string;

  /**
   * Mutually exclusive with `versionId`.
   *
   * @default 'AWSCURRENT'
   */
  readonly versionStage?: string;

  /**
   * @default - the version of `versionStage`
   */
  readonly versionId?: string;

  /**
   * The customer managed key of the secret.
   *
   * @default - `aws/secretsmanager`, which needs no permission
   */
  readonly encryptionKey?: IKey;
}

/** A secret that ECS puts into a container's environment when it starts it. The value is nowhere in Terraform. */
export class ContainerSecret {
  /** A secret of Secrets Manager, by its whole ARN, with the six characters at its end. */
  static fromSecretsManager(secretArn: string, part: SecretPart = {}): ContainerSecret {
    const { jsonKey, versionStage, versionId } = part;
    const rest = [jsonKey, versionStage, versionId].map((each) => each ?? '');
    return new ContainerSecret(
      rest.every((each) => each === '') ? secretArn : [secretArn, ...rest].join(':'),
      secretArn,
      'secretsmanager:GetSecretValue',
      part.encryptionKey,
      [
        notMatching(
          'secretArn',
          secretArn,
          /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:[^:]+-[A-Za-z0-9]{6}$/,
          'the whole ARN of a secret of Secrets Manager, with the six characters at its end',
        ),
        notMatching('jsonKey', jsonKey, /^[^:]+$/, "a key without ':'"),
        problemIf(
          versionStage !== undefined && versionId !== undefined,
          'versionStage and versionId are mutually exclusive',
        ),
      ],
    );
  }

  /** A parameter of Systems Manager, of type `SecureString` or `String`. */
  static fromParameter(
    parameterArn: string,
    options: { readonly encryptionKey?: IKey } = {},
  ): ContainerSecret {
    return new ContainerSecret(
      parameterArn,
      parameterArn,
      'ssm:GetParameters',
      options.encryptionKey,
      [
        notMatching(
          'parameterArn',
          parameterArn,
          /^arn:[^:]+:ssm:[^:]+:\d{12}:parameter\/.+$/,
          'the ARN of a parameter of Systems Manager',
        ),
      ],
    );
  }

  private constructor(
    /** As a task definition names it. */
    readonly valueFrom: string,
    private readonly arn: string,
    private readonly action: string,
    private readonly encryptionKey: IKey | undefined,
    readonly problems: readonly Problem[],
  ) {}

  /** The service that keeps it, as its endpoint is called. */
  get service(): string {
    return this.action.split(':')[0] ?? '';
  }

  /** Allows `grantee` to read the value. */
  grantRead(grantee: IGrantable): void {
    grantee.addToIdentityPolicy({ actions: [this.action], resources: [this.arn] });
    this.encryptionKey?.grantDecrypt(grantee);
  }
}
