import { Annotations, DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import { PolicyDocument } from '../policy/policy-document';

/** Warns, once, of something that has to hold for something that this app cannot change. */
export function warnDeployedElsewhere(construct: IConstruct, must: string): void {
  // What Terraform computes reads as its reference, not as a token's number.
  const readable: unknown = Tokenization.resolve(must, {
    scope: construct,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
  const warning = `this is deployed elsewhere: ${String(readable)}`;
  if (construct.node.metadata.some(({ data }) => data === warning)) return;
  Annotations.of(construct).addWarning(warning);
}

/** Warns of a statement that has to stand in a policy that this app cannot change. */
export function warnOfStatement(
  construct: IConstruct,
  statement: PolicyStatement,
  policy = 'its policy',
): void {
  const document = new PolicyDocument();
  document.add(statement);
  warnDeployedElsewhere(construct, `${policy} must contain what stands in ${document.toJson()}`);
}
