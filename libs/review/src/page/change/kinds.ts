import type { ChangeKind } from '../../review/review';

/** How a kind of change is told: by a sign and a word, so that no colour has to be seen. */
export interface Kind {
  readonly sign: string;
  /** Such as `to create`, after a number. */
  readonly word: string;
}

/** What weighs most comes first. */
export const KINDS: Readonly<Record<ChangeKind, Kind>> = {
  destroy: { sign: '−', word: 'destroyed' },
  replace: { sign: '±', word: 'replaced' },
  forget: { sign: '⊘', word: 'forgotten' },
  update: { sign: '~', word: 'updated' },
  create: { sign: '+', word: 'created' },
  import: { sign: '↓', word: 'imported' },
  move: { sign: '→', word: 'moved' },
  read: { sign: '?', word: 'read' },
};

export const KIND_ORDER = Object.keys(KINDS) as readonly ChangeKind[];
