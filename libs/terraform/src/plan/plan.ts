import type { Configuration, Variable } from '../configuration/configuration';
import type { ObjectValue, Value } from '../value/value';

/** What Terraform does to a resource, in Terraform's words. */
export type Action = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget';

/**
 * Places within a value: true for the whole of it, else by name or position. Where nothing within a
 * part is marked the part may be missing or false.
 */
export type Marks = boolean | readonly Marks[] | { readonly [name: string]: Marks };

/** What a plan does to one resource. */
export interface ResourceChange {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** In full, with module and instance key. */
  readonly address: string;
  /** The address without instance keys. */
  readonly block: string;
  /** The address of the module; empty for the root module. */
  readonly module: string;
  readonly key?: string | number;
  /** Where CDKTF made it; the address for Terraform from elsewhere. */
  readonly constructPath: string;
  /** The provider's full name, such as `registry.terraform.io/hashicorp/aws`. */
  readonly providerName: string;
  /** Such as `aws.use1`; undefined for the default configuration. */
  readonly provider?: string;
  readonly region?: string;
  /** The address it had before: a `moved` block, or a change of instance keys. */
  readonly previousAddress?: string;
  /** The key of an object that a failed replacement left behind; only ever deleted. */
  readonly deposed?: string;
  /** As Terraform lists them: a replacement is `delete, create` or `create, delete`. */
  readonly actions: readonly Action[];
  /** The actions as one word. */
  readonly action: Action | 'replace';
  /** A replacement that has the new one before the old one goes. */
  readonly createBeforeDestroy: boolean;
  /** Attributes that force the replacement, as paths. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
  /** Why Terraform does it, in its own words: `replace_because_cannot_update`. */
  readonly actionReason?: string;
  /** Takes over what exists: the id, undefined where the plan does not know it. */
  readonly importing?: { readonly id?: string };
  /**
   * The attributes as they are; undefined for what is new. Sensitive values are `Sensitive` marks.
   */
  readonly before: ObjectValue | undefined;
  /**
   * The attributes as they will be; undefined for what goes. What is not known before the apply is an
   * `Unknown`, what is sensitive a `Sensitive`.
   */
  readonly after: ObjectValue | undefined;
  readonly afterUnknown: Marks;
  readonly beforeSensitive: Marks;
  readonly afterSensitive: Marks;
}

/** What a plan does to one output of the root module. */
export interface OutputChange {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly action: Action | 'replace';
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly sensitive: boolean;
}

/** A change that Terraform puts off to a later plan. */
export interface DeferredChange {
  /** In Terraform's words, such as `instance_count_unknown`. */
  readonly reason: string;
  /** What is known of it so far; undefined where the plan has nothing of it. */
  readonly change: ResourceChange | undefined;
}

/** A check that did not pass: a `check` block, or a condition of a resource or an output. */
export interface FailedCheck {
  /** Such as `check.health` or `aws_sqs_queue.Intake[0]`. */
  readonly address: string;
  /** `fail`, or `error` where the condition itself could not be evaluated. */
  readonly status: string;
  /** The messages of the conditions; they may be none. */
  readonly problems: readonly string[];
}

/** A plan as `terraform show -json` writes it. */
export interface Plan {
  /** The file it was read from. */
  readonly file: string;
  /** The name of CDKTF's stack where its `cdk.tf.json` was given; else the file's folder. */
  readonly name: string;
  /** Such as `1.2`. */
  readonly formatVersion: string;
  /** Such as `1.11.4`. */
  readonly terraformVersion?: string;
  /** When it was planned, such as `2026-01-01T00:00:00Z`. @default - Terraform does not say */
  readonly timestamp?: string;
  /** The planning failed half-way: what is here is not all. */
  readonly errored: boolean;
  /** Whether every resource was planned; not so with `-target`, and where planning failed. */
  readonly complete: boolean;
  /** Everything the plan knows, `no-op` included, in Terraform's order. */
  readonly changes: readonly ResourceChange[];
  /** What changed outside of Terraform since the last apply; the actions are what happened. */
  readonly drift: readonly ResourceChange[];
  /** What is put off to a later plan and not among the changes. */
  readonly deferred: readonly DeferredChange[];
  readonly failedChecks: readonly FailedCheck[];
  /** The addresses of the actions that the apply invokes; what they do is not in a plan. */
  readonly invocations: readonly string[];
  readonly outputChanges: readonly OutputChange[];
  readonly variables: readonly Variable[];
  /** What is deployed, as the state says: empty for a first plan. */
  readonly prior: Configuration;
  /** What there is after the apply. */
  readonly planned: Configuration;
  /** The text that the plan was made of. @default - it was not given */
  readonly configuration?: Configuration;
  /**
   * What the plan keeps of the expressions of a block's arguments, as Terraform writes it: constants,
   * and the names of what is referred to. It may hold secrets: it is to be compared and never shown.
   */
  expressionsOf(block: string): ObjectValue;
  /** A change by its address. */
  find(address: string): ResourceChange | undefined;
}
