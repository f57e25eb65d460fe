import { isUnknown, textOf, type Resource, type Stack, type Value } from '@archway/terraform';
import { policyOf, type PolicySource } from '../authorize/policy';
import { computedAttributes } from '../naming/computed-attributes';
import type { Environment } from '../naming/environment';

/** A resource with the identifiers that AWS would give it. */
export interface Found {
  readonly resource: Resource;
  readonly stack: Stack;
}

/** Finds resources of several stacks, and collects what cannot be simulated. */
export class Reading {
  readonly notSimulated: string[] = [];

  constructor(
    readonly stacks: readonly Stack[],
    readonly environmentOf: (stack: Stack) => Environment,
  ) {}

  all(type: string): readonly Found[] {
    return this.stacks.flatMap((stack) =>
      stack.resourcesOf(type).map((resource) => ({ resource, stack })),
    );
  }

  /** What zips files while Terraform plans. */
  archives(): readonly Found[] {
    return this.stacks.flatMap((stack) => [
      ...stack.dataSources
        .filter(({ type }) => type === 'archive_file')
        .map((resource) => ({ resource, stack })),
      ...stack.resourcesOf('archive_file').map((resource) => ({ resource, stack })),
    ]);
  }

  /** An identifier such as `arn`, as stated or as derived. */
  identifier({ resource, stack }: Found, name: string): string {
    const derived = computedAttributes(resource, stack, this.environmentOf(stack))[name];
    return textOf(derived) ?? textOf(resource.attributes[name]) ?? '';
  }

  /** A required text; a line says when it is missing or unknown. */
  text({ resource }: Found, name: string): string | undefined {
    const value = resource.attributes[name];
    const text = textOf(value);
    if (text === undefined) {
      this.notSimulated.push(
        `${resource.address}: ${name} is ${isUnknown(value) ? `not known (${value.reason})` : 'missing'}; what depends on it does not happen here`,
      );
    }
    return text;
  }

  /** The function that `function_name` names; a line says when the stacks have none of that name. */
  functionOf<Part extends { readonly functionName: string; readonly functionArn: string }>(
    { resource: { address, attributes } }: Found,
    functions: readonly Part[],
  ): Part | undefined {
    const named = textOf(attributes['function_name']);
    const target = functions.find(
      ({ functionName, functionArn }) => named === functionName || named === functionArn,
    );
    if (target === undefined) {
      this.notSimulated.push(`${address}: function ${named ?? '(not known)'} is not in the stacks`);
    }
    return target;
  }

  /** A JSON text of a policy; undefined where there is none. */
  policy(resource: Resource, value: Value | undefined): PolicySource | undefined {
    const json = isUnknown(value) ? value.expression : textOf(value);
    if (json === undefined || json === '') return undefined;
    if (isUnknown(value)) {
      this.notSimulated.push(
        `${resource.address}: a part of the policy is not known (${value.references.join(', ')}); a statement that needs it does not match here`,
      );
    }
    try {
      return { address: resource.address, document: policyOf(json) };
    } catch {
      this.notSimulated.push(`${resource.address}: the policy is no JSON; it counts as absent`);
      return undefined;
    }
  }

  /** A JSON text with a value of any shape, in which a part may not be known. */
  json(resource: Resource, name: string): unknown {
    const value = resource.attributes[name];
    const text = isUnknown(value) ? value.expression : textOf(value);
    if (text === undefined || text === '') return undefined;
    if (isUnknown(value)) {
      this.notSimulated.push(
        `${resource.address}: a part of ${name} is not known (${value.references.join(', ')}); it is passed on as written`,
      );
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      this.notSimulated.push(`${resource.address}: ${name} is no JSON; it counts as absent`);
      return undefined;
    }
  }
}

/** The parts of what is nested under `part`, and what `policies` states for it: the last one wins. */
export function policyFor(
  reading: Reading,
  type: string,
  argument: string,
  identifiers: readonly string[],
): PolicySource | undefined {
  const stating = reading
    .all(type)
    .filter(({ resource }) => identifiers.includes(textOf(resource.attributes[argument]) ?? ''));
  const last = stating.at(-1);
  return last === undefined
    ? undefined
    : reading.policy(last.resource, last.resource.attributes['policy']);
}
