import type { ChangeKind, GraphNode, PlanReview } from '../../review/review';
import type { Anchors } from '../anchors/anchors';
import { KIND_ORDER, KINDS } from '../change/kinds';
import { placeOf } from '../change/place';
import { kindsOf } from '../plan/groups';
import type { Box, Drawing, Tie } from './drawing';

/** More boxes than this are no picture any more: lines cross, and the page is scrolled in two directions. */
export const MOST_BOXES = 60;
/** As many constructs stand for more than that; there may be more where even the shortest paths are many. */
const ENOUGH_GROUPS = 30;

/** What the graph of a plan shows: each resource, or constructs where there are too many. */
export function drawingOf(plan: PlanReview, anchors: Anchors): Drawing {
  const { nodes, edges } = plan.graph;
  const anchor = (node: GraphNode) => anchors.change(plan.id, node.address);
  if (nodes.length <= MOST_BOXES) {
    return {
      boxes: nodes.map((node) => boxOf(node, plan.stack, anchor(node))),
      ties: tiesOf(edges, (address) => address),
      grouped: false,
    };
  }
  const groups = groupsOf(nodes, plan.stack);
  const groupOf = new Map(
    [...groups].flatMap(([name, members]) => members.map(({ address }) => [address, name])),
  );
  const boxes = [...groups].map(([name, members]) => {
    const [only] = members;
    return only !== undefined && members.length === 1
      ? { ...boxOf(only, plan.stack, anchor(only)), id: name }
      : groupBox(name, members, anchor);
  });
  return {
    boxes,
    ties: tiesOf(edges, (address) => groupOf.get(address) ?? address),
    grouped: true,
  };
}

function boxOf(node: GraphNode, stack: string, anchor: string | undefined): Box {
  const { kind, type } = node;
  const word = kind === 'none' ? 'stays' : KINDS[kind].word;
  const title = placeOf(node, stack).path;
  return {
    id: node.address,
    title,
    subtitle: type.replace(/^aws_/, ''),
    label: `${title}, ${type}: ${word}`,
    kind,
    sign: kind === 'none' ? '·' : KINDS[kind].sign,
    ...(anchor !== undefined && { anchor }),
  };
}

/** By the longest paths that leave few enough groups. */
function groupsOf(
  nodes: readonly GraphNode[],
  stack: string,
): ReadonlyMap<string, readonly GraphNode[]> {
  const longest = Math.max(...nodes.map((node) => namesOf(node, stack).length));
  for (let length = longest - 1; length > 1; length--) {
    const groups = groupsBy(nodes, (node) => namesOf(node, stack).slice(0, length).join(' / '));
    if (groups.size <= ENOUGH_GROUPS) return groups;
  }
  const groups = groupsBy(nodes, (node) => placeOf(node, stack).group);
  return groups.size <= MOST_BOXES ? groups : groupsBy(nodes, ({ type }) => type);
}

function namesOf(node: GraphNode, stack: string): readonly string[] {
  const { group, path } = placeOf(node, stack);
  return path === node.address ? [group, path] : path.split(' / ');
}

function groupsBy(
  nodes: readonly GraphNode[],
  nameOf: (node: GraphNode) => string,
): ReadonlyMap<string, readonly GraphNode[]> {
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const name = nameOf(node);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [node]);
    else group.push(node);
  }
  return groups;
}

function groupBox(
  name: string,
  members: readonly GraphNode[],
  anchorOf: (node: GraphNode) => string | undefined,
): Box {
  const changed = members.filter(
    (node): node is GraphNode & { kind: ChangeKind } => node.kind !== 'none',
  );
  const kinds = kindsOf(changed);
  const worst = KIND_ORDER.find((kind) => changed.some((node) => node.kind === kind));
  const counts = kinds.map(({ kind, count }) => `${count} ${KINDS[kind].word}`).join(', ');
  const anchor = changed.map(anchorOf).find((id) => id !== undefined);
  return {
    id: name,
    title: name,
    subtitle: counts === '' ? `${members.length} stay` : counts,
    label: `${name}: ${counts === '' ? `${members.length} stay` : counts}`,
    kind: worst ?? 'none',
    sign: worst === undefined ? '·' : KINDS[worst].sign,
    ...(anchor !== undefined && { anchor }),
  };
}

/** One tie between two boxes; it is new, or goes, where all that it stands for does. */
function tiesOf(
  edges: PlanReview['graph']['edges'],
  boxOfAddress: (address: string) => string,
): readonly Tie[] {
  const ties = new Map<string, Tie>();
  for (const { from, to, change } of edges) {
    const [start, end] = [boxOfAddress(from), boxOfAddress(to)];
    if (start === end) continue;
    const key = JSON.stringify([start, end]);
    const there = ties.get(key);
    const same = there === undefined || there.change === change;
    ties.set(key, { from: start, to: end, ...(same && change !== undefined && { change }) });
  }
  return [...ties.values()];
}
