import type { PolicyStatement } from '@archway/core';
import { warnOfStatement } from '@archway/core';
import type { Construct } from 'constructs';
import { FunctionBase } from './function-base';
import type { FunctionAttributes } from './function-props';

/** A function that others deploy. */
export class ImportedFunction extends FunctionBase {
  readonly functionArn: string;
  readonly functionName: string;
  readonly timeoutSeconds?: number;

  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: FunctionAttributes,
  ) {
    super(scope, id);
    this.functionArn = attributes.functionArn;
    this.functionName = attributes.functionName;
    this.timeoutSeconds = attributes.timeoutSeconds;
  }

  addToIdentityPolicy(statement: PolicyStatement): void {
    if (this.attributes.role) {
      this.attributes.role.addToIdentityPolicy(statement);
      return;
    }
    warnOfStatement(this, statement, "its role's policy");
  }
}
