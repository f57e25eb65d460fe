import type { ChangeKind } from '../../review/review';

/** A box of the graph: a resource, or the resources of a construct. */
export interface Box {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** In full, for who points at it or hears it. */
  readonly label: string;
  readonly kind: ChangeKind | 'none';
  readonly sign: string;
  /** The id of the change it leads to. */
  readonly anchor?: string;
}

/** `from` uses `to`. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly change?: 'added' | 'removed';
}

/** What is drawn, before it has places. */
export interface Drawing {
  readonly boxes: readonly Box[];
  readonly ties: readonly Tie[];
  /** What a box stands for where it is not one resource. */
  readonly grouped: boolean;
}
