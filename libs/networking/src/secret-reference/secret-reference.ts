import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Fn, TerraformVariable, Token } from 'cdktf';
import type { Construct } from 'constructs';

/** A secret that whoever runs Terraform hands over, or a pipeline does. */
export interface SecretVariable {
  /** Sensitive and without a default, which would stand in the code. */
  readonly variable: TerraformVariable;
}

/** A secret that Secrets Manager keeps. Terraform reads it at plan, which then needs credentials. */
export interface StoredSecret {
  readonly secretArn: string;

  /**
   * The field that holds it, where the secret is JSON.
   *
   * @default - the whole secret
   */
  readonly jsonField?: string;
}

/**
 * Where a secret comes from: never the code. AWS takes the value itself, so Terraform's state holds it, whichever way it
 * came: encrypt the state.
 */
export type SecretReference = SecretVariable | StoredSecret;

const SECRET_ARN = /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:.+/;

/** What is wrong with a reference; text in the place of one above all. The text itself is never shown. */
export function secretProblem(prop: string, secret: SecretReference | undefined): Problem {
  // What is not TypeScript can still put the secret itself here.
  const given: unknown = secret;
  if (given === undefined) return undefined;
  if (typeof given !== 'object' || given === null || secret === undefined) {
    return `${prop} must be { variable } or { secretArn }, never the secret itself in the code`;
  }
  if ('variable' in secret) return variableProblem(prop, secret.variable);
  const { secretArn, jsonField } = secret;
  if (!isOpen(secretArn) && !SECRET_ARN.test(secretArn)) {
    return `${prop}.secretArn must be the ARN of a secret of Secrets Manager`;
  }
  return notMatching(
    `${prop}.jsonField`,
    jsonField,
    /^[A-Za-z_][A-Za-z0-9_-]*$/,
    "a name of letters, digits, '_' and '-'",
  );
}

function variableProblem(prop: string, variable: TerraformVariable): Problem {
  if (!(variable instanceof TerraformVariable)) {
    return `${prop}.variable must be a TerraformVariable, never the secret itself in the code`;
  }
  const wrong = [
    ...(variable.sensitive === true ? [] : ['sensitive']),
    ...(variable.default === undefined ? [] : ['without a default']),
  ];
  return problemIf(
    wrong.length > 0,
    `${prop}.variable must be ${wrong.join(' and ')}: '${variable.node.path}' is not`,
  );
}

/** The secret as Terraform passes it on. `id` names the reading of a stored one below `scope`. */
export function secretValue(
  scope: Construct,
  id: string,
  secret: SecretReference,
  provider?: TerraformProvider,
): string {
  if ('variable' in secret) return secret.variable.stringValue;
  const { secretString } = new DataAwsSecretsmanagerSecretVersion(scope, id, {
    secretId: secret.secretArn,
    provider,
  });
  return secret.jsonField === undefined
    ? secretString
    : Token.asString(Fn.lookup(Fn.jsondecode(secretString), secret.jsonField));
}
