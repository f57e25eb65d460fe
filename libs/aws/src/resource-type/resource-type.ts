import type { Delivery } from './delivery';
import type { Encryption } from './encryption';
import type { Exposure } from './exposure';
import type { Deletion, Guard, Loss, Removal } from './loss';
import type { Policy, Quota, Redrive, Single } from './rules';

/** A value that an argument has where nothing states it. */
export type Default = string | number | boolean;

/** By argument; an argument in a block is written with dots, such as `versioning.enabled`. */
export type Defaults = Readonly<Record<string, Default>>;

/**
 * What is known of one resource type of the AWS provider. Only `type` is required, and a part that is not
 * stated is not known: a reader never takes it for "no".
 */
export interface ResourceType {
  readonly type: `aws_${string}`;
  /** What a person calls one, in lower case, such as `queue`. */
  readonly noun?: string;

  /** The argument that holds its name in AWS. @default 'name' */
  readonly nameArgument?: string;
  /** Its ARN: `{name}` and `{uuid}` are its own, `{region}`, `{account}` and `{partition}` its place. */
  readonly arn?: string;
  /** Attributes that follow from its name and place, such as `url`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Arguments that name other resources, and which types these have. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  /** The argument that lists the security groups of its network interfaces. */
  readonly securityGroups?: string;

  /** Defaults of the provider: a plan shows them. */
  readonly defaults?: Defaults;
  /** What takes effect where the provider has no default of its own. */
  readonly serviceDefaults?: Defaults;
  /** Defaults of version 6 of the provider that differ from those of version 5. */
  readonly defaultsOfProvider6?: Defaults;
  /** Arguments and attributes that version 6 of the provider has and version 5 has not. */
  readonly onlyInProvider6?: readonly string[];
  /** Arguments that cannot be changed in place: the provider replaces the resource. */
  readonly forceNew?: readonly string[];
  /** What AWS keeps only one of, so that two resources overwrite each other. */
  readonly single?: Single;

  /** What it holds. */
  readonly loss?: Loss;
  /** A new one takes the place of the old one at each update, and nobody misses the old one. */
  readonly isRevision?: boolean;
  /** What makes its deletion less or more than it seems. */
  readonly deletion?: readonly Deletion[];
  /** Arguments that guard something while they have a value. */
  readonly guards?: readonly Guard[];
  /** What ends when it is destroyed and what it is about stays. */
  readonly removal?: Removal;

  readonly encryption?: Encryption;
  /** Arguments that open it to everybody, or give it a public address. */
  readonly exposures?: readonly Exposure[];
  /** Arguments that are policies. */
  readonly policies?: readonly Policy[];
  readonly redrive?: Redrive;
  /** Limits of AWS on what belongs to one of these. */
  readonly quotas?: readonly Quota[];

  /** What the resource makes a service deliver, and to what. */
  readonly deliveries?: readonly Delivery[];
  /** The action by which a message, event or object gets into it, such as `sqs:SendMessage`. */
  readonly receivedBy?: string;
  /** The actions by which a service takes messages or records out of it. */
  readonly consumedBy?: readonly string[];

  /** Arguments of an instance that the provider accepts, where its rules are not in its schema. Specs plan it. */
  readonly example?: Example;
}

/** Arguments in Terraform's JSON syntax. */
export interface Example {
  readonly [argument: string]: ExampleValue;
}

type ExampleValue = string | number | boolean | null | Example | readonly ExampleValue[];
