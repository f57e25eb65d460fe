import { Aspects, type TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { findEnvironment } from '../environment/environment';
import { problemIf, rejectProps } from '../validation/validation';

/** The kind of construct metadata that says why what is below may be destroyed. */
const DESTROYABLE = 'archway:destroyable';

/**
 * Makes Terraform refuse a plan that destroys the resource, or replaces it, in a stack that `production` marks. Called
 * by each construct for what holds data that the configuration cannot make again.
 *
 * Terraform protects what its configuration names: a resource that is removed from the configuration is destroyed all
 * the same, and `archway review` stops at that.
 *
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
 */
export function protectState(resource: TerraformResource): void {
  if (findEnvironment(resource)?.production !== true) return;
  // Asked at synthesis: the construct around it may be declared destroyable later.
  Aspects.of(resource).add({
    visit: (node) => {
      if (node !== resource || isDestroyable(resource)) return;
      resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
    },
  });
}

/**
 * Lifts the protection of everything in a construct, so that the next apply may destroy or replace it. First apply
 * without further changes: the service's own deletion protection ends with an update, before anything is destroyed.
 *
 * @param because a reason that a reader understands in a year; an empty one is rejected
 */
export function allowDestruction(construct: IConstruct, because: string): void {
  rejectProps(construct, [
    problemIf(because.trim() === '', 'because must give a reason, got nothing'),
  ]);
  construct.node.addMetadata(DESTROYABLE, because);
}

function isDestroyable(resource: TerraformResource): boolean {
  return resource.node.scopes.some(({ node }) =>
    node.metadata.some(({ type }) => type === DESTROYABLE),
  );
}
