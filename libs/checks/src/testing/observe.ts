import { parseStack, type Configuration } from '@archway/terraform';
import { Estate } from '../estate/estate';
import type { Rule } from '../rule/rule';

/** The resources of a configuration, by type and name, as Terraform JSON writes them. */
export type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A stack named `name` with these resources and whatever else a configuration has. */
export function stackOf(resource: Resources, rest: object = {}, name = 'shop'): Configuration {
  const document = { '//': { metadata: { stackName: name } }, resource, ...rest };
  return parseStack(JSON.stringify(document), `stacks/${name}/cdk.tf.json`);
}

/** What a rule finds, one line each: the address and the message. */
export function problemsOf(rule: Rule, ...configurations: readonly Configuration[]): string[] {
  return [...rule.check(new Estate(configurations))].flatMap((seen) =>
    seen.kind === 'problem' ? [`${seen.subject.address}: ${seen.message}`] : [],
  );
}

/** What a rule could not see, one line each: the address and what. */
export function unseenBy(rule: Rule, ...configurations: readonly Configuration[]): string[] {
  return [...rule.check(new Estate(configurations))].flatMap((seen) =>
    seen.kind === 'unseen' ? [`${seen.subject.address}: ${seen.what}`] : [],
  );
}
