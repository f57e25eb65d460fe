import type { Arguments, TerraformType } from '../synth/synth';

/** One resource that Terraform would create. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  /** What is known before anything stands; what only AWS can say is missing. */
  readonly values: Arguments;
}

/** What the real provider plans to create. */
export class PlannedResources {
  constructor(readonly resources: readonly PlannedResource[]) {}

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
    return this.resources
      .filter((resource) => resource.type === type.tfResourceType)
      .map((resource) => resource.values);
  }

  /** The resource at an address such as `aws_vpc.Main`. */
  at(address: string): Arguments {
    const found = this.resources.find((resource) => resource.address === address);
    if (found === undefined) {
      throw new Error(`nothing planned at ${address}; there is ${this.addresses.join(', ')}`);
    }
    return found.values;
  }

  /** How many resources there are of each type. */
  get inventory(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { type } of this.resources) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  }

  /** Every resource's address, sorted. */
  get addresses(): readonly string[] {
    return this.resources.map((resource) => resource.address);
  }
}
