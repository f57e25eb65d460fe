import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AnnotationMetadataEntryType, App, TerraformStack, Testing } from 'cdktf';
import * as os from 'node:os';
import * as path from 'node:path';

/** The arguments of one resource, as Terraform reads them. */
// Terraform's JSON has no types of its own, and a spec says what it expects by asserting it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Arguments = Readonly<Record<string, any>>;

/** A generated binding class, such as `SqsQueue`. */
export interface TerraformType {
  readonly tfResourceType: string;
}

/** What stands in the place of a real account. */
export const TEST_ENVIRONMENT = {
  accountId: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  stage: 'test',
} as const;

/** A stack as Terraform reads it. */
export class Synthesized {
  constructor(
    /** The whole of `cdk.tf.json`, without CDKTF's own metadata. */
    readonly json: Arguments,
    /** Warnings, each behind the path of its construct. */
    readonly warnings: readonly string[],
  ) {}

  /** The one resource of a type. */
  only(type: TerraformType): Arguments {
    const found = this.all(type);
    const [first] = found;
    if (found.length !== 1 || first === undefined) {
      throw new Error(`expected one ${type.tfResourceType}, found ${found.length}`);
    }
    return first;
  }

  /** Every resource of a type, by address order. */
  all(type: TerraformType): readonly Arguments[] {
    return Object.values(this.ofType(type));
  }

  /** The resource at an address such as `aws_sqs_queue.Orders`. */
  at(address: string): Arguments {
    const [type = '', name = ''] = address.split('.');
    const found = this.ofType({ tfResourceType: type })[name];
    if (found === undefined) {
      throw new Error(`nothing at ${address}; there is ${this.addresses.join(', ')}`);
    }
    return found;
  }

  /** How many resources there are of each type. */
  get inventory(): Readonly<Record<string, number>> {
    const resources = (this.json['resource'] ?? {}) as Record<string, object>;
    return Object.fromEntries(
      Object.entries(resources).map(([type, named]) => [type, Object.keys(named).length]),
    );
  }

  /** Every resource's address, sorted. */
  get addresses(): readonly string[] {
    const resources = (this.json['resource'] ?? {}) as Record<string, object>;
    return Object.entries(resources)
      .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
      .sort();
  }

  private ofType(type: TerraformType): Record<string, Arguments> {
    const resources = (this.json['resource'] ?? {}) as Record<string, Record<string, Arguments>>;
    return resources[type.tfResourceType] ?? {};
  }
}

/**
 * Builds a stack in a test account, runs its validations and reads back what Terraform would.
 *
 * @throws what the constructs refuse, and errors that they annotate
 */
export function synth(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(testApp(), 'test');
  stack.node.setContext('archway:environment', TEST_ENVIRONMENT);
  new AwsProvider(stack, 'aws', { region: TEST_ENVIRONMENT.region });
  build(stack);
  return readBack(stack);
}

/** Reads back a stack that a spec has made itself, such as an app's. */
export function readBack(stack: TerraformStack): Synthesized {
  // References between stacks become outputs and remote states only once every stack has been prepared.
  for (const each of App.of(stack).node.findAll()) {
    if (TerraformStack.isStack(each)) each.prepareStack();
  }
  const json = JSON.parse(Testing.synth(stack, true)) as Arguments;
  const errors = annotations(stack, AnnotationMetadataEntryType.ERROR);
  if (errors.length > 0) {
    throw new Error(errors.join('\n'));
  }
  return new Synthesized(json, annotations(stack, AnnotationMetadataEntryType.WARN));
}

/** An app whose output goes nowhere that a spec would have to clean. */
export function testApp(): App {
  return Testing.app({ outdir: path.join(os.tmpdir(), 'archway-specs-write-nothing') });
}

function annotations(stack: TerraformStack, level: AnnotationMetadataEntryType): readonly string[] {
  return stack.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter((entry) => (entry.type as AnnotationMetadataEntryType) === level)
        .map((entry) => `${construct.node.path}: ${String(entry.data)}`),
    );
}
