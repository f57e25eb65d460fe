import type { Subject } from '../estate/estate';
import type { Group, Problem, Rule, Severity, Unseen } from '../rule/rule';

/** Where something was found. */
export interface Place {
  /** The name of the stack, or of the folder. */
  readonly stack: string;
  readonly address: string;
  /** Where CDKTF made it; the address for Terraform from elsewhere. */
  readonly constructPath: string;
  readonly file: string;
  /** Counted from 1; undefined in generated JSON and in plans. */
  readonly line?: number;
}

/** What a rule found, ready to be shown. */
export interface Finding extends Place {
  readonly ruleId: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly message: string;
  /** Says from run to run whether it is the same finding: rule, stack, address and what distinguishes it. */
  readonly fingerprint: string;
}

/** What a rule could not see, and so did not judge. */
export interface Blind extends Place {
  readonly ruleId: string;
  readonly what: string;
}

export function findingOf(rule: Rule, { subject, message, about }: Problem): Finding {
  const place = placeOf(subject);
  return {
    ...place,
    ruleId: rule.id,
    group: rule.group,
    severity: rule.severity,
    message,
    fingerprint: [rule.id, place.stack, place.address, about]
      .filter((part) => part !== undefined)
      .join(' '),
  };
}

export function blindOf(rule: Rule, { subject, what }: Unseen): Blind {
  return { ...placeOf(subject), ruleId: rule.id, what };
}

function placeOf({ configuration, resource }: Subject): Place {
  const line = resource.position?.line;
  return {
    stack: configuration.name,
    address: resource.address,
    constructPath: resource.constructPath,
    file: resource.position?.file ?? configuration.file,
    ...(line === undefined ? {} : { line }),
  };
}
