import type { ObjectValue, Value } from '../value/value';

/** Where a block stands in the text that it was read from. */
export interface Position {
  readonly file: string;
  /** Counted from 1; undefined where the file is generated JSON. */
  readonly line?: number;
}

/** A resource or data source: a block of a configuration, or an instance in a plan or state. */
export interface Resource {
  readonly mode: 'managed' | 'data';
  /** Such as `aws_sqs_queue`. */
  readonly type: string;
  readonly name: string;
  /**
   * Such as `aws_sqs_queue.Orders` or `data.aws_region.Current`; within a module, and for an instance
   * in a plan, in full: `module.network["eu"].aws_subnet.Private[0]`.
   */
  readonly address: string;
  /** The address without any instance keys: `module.network.aws_subnet.Private`. */
  readonly block: string;
  /** The address of its module, `module.network["eu"]`; empty for the root module. */
  readonly module: string;
  /** Which instance of its block it is. */
  readonly key?: string | number;
  /** Where CDKTF made it, `orders/Orders/Default`; the address for Terraform from elsewhere. */
  readonly constructPath: string;
  /** The provider configuration it asks for, such as `aws.use1`; undefined for the default one. */
  readonly provider?: string;
  /** The region of its own `region` argument, else of its provider; undefined where not known. */
  readonly region?: string;
  /**
   * The arguments as written, evaluated; nothing that the provider computes. In a plan or state all
   * attributes that have a value, computed ones too.
   */
  readonly attributes: ObjectValue;
  /** Addresses in `depends_on`. */
  readonly dependsOn: readonly string[];
  /**
   * How the block, or a module around it, repeats, where it is not known which instances there are:
   * this is then one for all of them, or for none.
   */
  readonly repetition?: 'count' | 'for_each';
  /** @default - unknown, as in plans and states */
  readonly position?: Position;
}

/** One use of a resource by another one or by an output. */
export interface Edge {
  /** What uses: the block address of a resource or data source, or `output.<name>`. */
  readonly from: string;
  /** Where within it, such as `redrive_policy` or `statement.0.resources`. */
  readonly attribute: string;
  /** The block address that is used. */
  readonly to: string;
  /** What of it, such as `arn`; undefined for `depends_on` and for the whole resource. */
  readonly toAttribute?: string;
}

/** A provider configuration. */
export interface Provider {
  /** The local name, such as `aws`. */
  readonly name: string;
  readonly alias?: string;
  readonly region?: string;
  /** The module that configures it. @default - the root module */
  readonly module?: string;
  readonly attributes: ObjectValue;
}

/** An input variable of the root module. */
export interface Variable {
  readonly name: string;
  /** What it was given, else its default; undefined for a required one that nobody gave. */
  readonly value?: Value;
  readonly sensitive: boolean;
}

/** An output of the root module. */
export interface Output {
  readonly name: string;
  readonly value: Value;
  readonly sensitive: boolean;
}

/** Something that could not be read, and why. */
export interface Unread {
  /** A file, a folder, or a module by the names of its calls. */
  readonly what: string;
  readonly why: string;
  /** Where it is called. @default - not called, or where it stands itself */
  readonly position?: Position;
  /** Whether it is there and cannot be understood, as Terraform could not either. @default false */
  readonly isBroken?: boolean;
}

/** What a configuration was read from. */
export interface Reading {
  readonly files: readonly string[];
  /** How many instances of modules there are, with the root module. */
  readonly modules: number;
  readonly unread: readonly Unread[];
}

export interface Backend {
  /** Such as `s3` or `local`. */
  readonly type: string;
  readonly attributes: ObjectValue;
}

/** Terraform as a typed model: a configuration, or what a plan or a state says there is. */
export interface Configuration {
  /** The file or folder it was read from. */
  readonly file: string;
  /** The name of CDKTF's stack; the file's folder for Terraform from elsewhere. */
  readonly name: string;
  /** What the model shows: a configuration's text, what a plan leads to, or what is deployed. */
  readonly of: 'text' | 'plan' | 'state';
  readonly resources: readonly Resource[];
  readonly dataSources: readonly Resource[];
  readonly providers: readonly Provider[];
  readonly variables: readonly Variable[];
  readonly outputs: readonly Output[];
  readonly backend?: Backend;
  /** Version constraints by provider source, such as `aws`. */
  readonly requiredProviders: Readonly<Record<string, string>>;
  readonly edges: readonly Edge[];
  /** Names of modules whose inside is not read, since they are not on this machine. */
  readonly modules: readonly string[];
  /** What it was read from. @default - a plan or a state, in the file */
  readonly reading?: Reading | undefined;
  /** A managed resource or data source by its address. */
  find(address: string): Resource | undefined;
  /** The instances of a block, or the block itself; a block address is what edges name. */
  instancesOf(block: string): readonly Resource[];
  /** The managed resources of a type, in the order of the text. */
  resourcesOf(type: string): readonly Resource[];
  /** The same configuration with computed attributes answered by `resolve`. */
  resolved(resolve: AttributeResolver): Configuration;
}

/** What a resolver is asked: an attribute that the configuration itself does not state. */
export interface AttributeQuery {
  readonly resource: Resource;
  /** Such as `arn` or `id`. */
  readonly attribute: string;
  /** What follows the attribute, empty for the attribute itself. */
  readonly rest: readonly (string | number)[];
}

/**
 * Answers attributes that only a provider knows, by whoever can derive them. Undefined says that it
 * cannot: the value stays unknown.
 */
export type AttributeResolver = (query: AttributeQuery) => Value | undefined;

/** What `-var` or `-var-file` gives. */
export type VariableArgument =
  { readonly name: string; readonly text: string } | { readonly file: string };

export interface ReadOptions {
  /** What the configuration is called where CDKTF did not name it. @default - as its folder */
  readonly name?: string;
  /** @default - every computed attribute is unknown */
  readonly resolve?: AttributeResolver;
  /** Values for input variables. @default - the variables' defaults */
  readonly variables?: ObjectValue;
  /** Values of variables as the environment has them, by name without `TF_VAR_`. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Values of variables that a command gives, later ones first. @default - none */
  readonly arguments?: readonly VariableArgument[];
  /** The account that `aws_caller_identity` says. @default - unknown */
  readonly account?: string;
  /** The region of providers that state none. @default - unknown */
  readonly region?: string;
  /** The names of the region's zones. @default - unknown */
  readonly zones?: readonly string[];
  /** What `terraform.workspace` is. @default - unknown */
  readonly workspace?: string;
}
