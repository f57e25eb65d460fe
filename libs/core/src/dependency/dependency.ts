import { dependable, TerraformResource, TerraformStack } from 'cdktf';
import type { IDependable } from 'constructs';
import { Dependable } from 'constructs';

/**
 * Makes Terraform create what stands in `dependencies` before `resource`. Resources of other stacks are left out:
 * Terraform orders within one stack.
 */
export function dependOn(resource: TerraformResource, dependencies: readonly IDependable[]): void {
  const stack = TerraformStack.of(resource);
  const found = dependencies
    .flatMap((dependency) => Dependable.of(dependency).dependencyRoots)
    .flatMap((root) => root.node.findAll())
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .filter((construct) => construct !== resource && TerraformStack.of(construct) === stack);
  const references = [...new Set(found)].map((construct) => dependable(construct));
  resource.dependsOn = [...(resource.dependsOn ?? []), ...references];
}
