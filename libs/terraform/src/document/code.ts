import type { Expression } from '../expression/syntax';
import { Unknown } from '../value/value';

/**
 * An expression in a document that was written as HCL; documents of JSON have templates instead. It is
 * not known before it is evaluated.
 */
export class Code extends Unknown {
  constructor(
    readonly parsed: Expression,
    /** As it is written. */
    readonly text: string,
  ) {
    super(`\${${text}}`, [], 'it is not evaluated');
  }
}
