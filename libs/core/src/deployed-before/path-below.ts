import type { IConstruct } from 'constructs';

/** The ids that lead from `ancestor`, without its own, down to `construct`. */
export function pathBelow(ancestor: IConstruct, construct: IConstruct): readonly string[] {
  return construct.node.scopes.slice(ancestor.node.scopes.length).map(({ node }) => node.id);
}
