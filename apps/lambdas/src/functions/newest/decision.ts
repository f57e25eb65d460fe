import { compareSequencers } from '../sequencer/sequencer';

/**
 * - `written`: it stands now
 * - `duplicate`: the same upload's picture stood already
 * - `superseded`: the picture of a newer upload stood already
 */
export type WriteResult = 'written' | 'duplicate' | 'superseded';

/** What S3 answered to the last move. */
export type Answer =
  /** The write took effect. */
  | { readonly kind: 'written' }
  /** 412: something else stands. 409: somebody else writes. 404 to `If-Match`: what stood is gone. */
  | { readonly kind: 'refused' }
  /** What a look found; without a sequencer, another program wrote it. */
  | { readonly kind: 'found'; readonly etag: string; readonly sequencer?: string }
  /** A look found nothing. */
  | { readonly kind: 'nothing' };

/** What a writer does next. */
export type Move =
  | { readonly kind: 'write'; readonly condition: WriteCondition }
  | { readonly kind: 'look' }
  | { readonly kind: 'end'; readonly result: WriteResult };

/** The header that lets S3 decide. */
export type WriteCondition = { readonly IfNoneMatch: '*' } | { readonly IfMatch: string };

/** Needs no look, hence no permission to list the bucket (without it, S3 answers 403 for what is missing). */
export const FIRST_MOVE: Move = { kind: 'write', condition: { IfNoneMatch: '*' } };

/**
 * What follows from an answer, for the picture of the upload that `sequencer` orders.
 *
 * The whole decision is in this function, so that a specification can walk through every interleaving of it. It keeps
 * nothing from one answer to the next.
 */
export function nextMove(sequencer: string, answer: Answer): Move {
  switch (answer.kind) {
    case 'written':
      return { kind: 'end', result: 'written' };
    case 'refused':
      return { kind: 'look' };
    case 'nothing':
      return FIRST_MOVE;
    case 'found': {
      const order =
        answer.sequencer === undefined ? 1 : compareSequencers(sequencer, answer.sequencer);
      if (order > 0) return { kind: 'write', condition: { IfMatch: answer.etag } };
      return { kind: 'end', result: order === 0 ? 'duplicate' : 'superseded' };
    }
  }
}
