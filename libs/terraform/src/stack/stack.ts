import type { ObjectValue, Value } from '../value/value';

/** A resource or data source of a configuration. */
export interface Resource {
  readonly mode: 'managed' | 'data';
  /** Such as `aws_sqs_queue`. */
  readonly type: string;
  readonly name: string;
  /** Such as `aws_sqs_queue.Orders` or `data.aws_region.Current`. */
  readonly address: string;
  /** Where CDKTF made it, `orders/Orders/Default`; the address for Terraform from elsewhere. */
  readonly constructPath: string;
  /** The provider configuration it asks for, such as `aws.use1`; undefined for the default one. */
  readonly provider?: string;
  /** The arguments as written, evaluated; nothing that the provider computes. */
  readonly attributes: ObjectValue;
  /** Addresses in `depends_on`. */
  readonly dependsOn: readonly string[];
  /** How the block repeats; attributes are then those of the block, not of an instance. */
  readonly repetition?: 'count' | 'for_each';
}

/** One use of a resource by another one or by an output. */
export interface Edge {
  /** The address that uses: a resource's, a data source's, or `output.<name>`. */
  readonly from: string;
  /** Where within it, such as `redrive_policy` or `statement.0.resources`. */
  readonly attribute: string;
  /** The address that is used. */
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
  readonly attributes: ObjectValue;
}

export interface Output {
  readonly name: string;
  readonly value: Value;
  readonly sensitive: boolean;
}

export interface Backend {
  /** Such as `s3` or `local`. */
  readonly type: string;
  readonly attributes: ObjectValue;
}

/** A Terraform configuration as a typed model. */
export interface Stack {
  /** The file it was read from. */
  readonly file: string;
  /** The name of CDKTF's stack; the file's folder for Terraform from elsewhere. */
  readonly name: string;
  readonly resources: readonly Resource[];
  readonly dataSources: readonly Resource[];
  readonly providers: readonly Provider[];
  readonly outputs: readonly Output[];
  readonly backend?: Backend;
  /** Version constraints by provider source, such as `aws`. */
  readonly requiredProviders: Readonly<Record<string, string>>;
  readonly edges: readonly Edge[];
  /** Names of modules; what is inside them is not read. */
  readonly modules: readonly string[];
  /** A managed resource or data source by its address. */
  find(address: string): Resource | undefined;
  /** The managed resources of a type, in the order of the file. */
  resourcesOf(type: string): readonly Resource[];
  /** The same configuration with computed attributes answered by `resolve`. */
  resolved(resolve: AttributeResolver): Stack;
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

export interface ReadOptions {
  /** @default - every computed attribute is unknown */
  readonly resolve?: AttributeResolver;
  /** Values for input variables. @default - the variables' defaults */
  readonly variables?: ObjectValue;
}
