import * as dagre from '@dagrejs/dagre';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A graph that `layout` gives places to: those of boxes are their middles. */
export interface DagreGraph {
  setGraph(label: Readonly<Record<string, string | number>>): void;
  setDefaultEdgeLabel(label: () => object): void;
  setNode(id: string, label: Size): void;
  setEdge(from: string, to: string): void;
  hasNode(id: string): boolean;
  graph(): Partial<Size>;
  node(id: string): Partial<Place>;
  edge(from: string, to: string): { readonly points?: readonly Place[] };
}

interface Dagre {
  readonly Graph: new (options: { readonly directed: boolean }) => DagreGraph;
  layout(this: void, graph: DagreGraph): void;
}

/** The parts of dagre's own types import each other without file endings, which Node's resolution does not find. */
export const { Graph, layout } = dagre as unknown as Dagre;
