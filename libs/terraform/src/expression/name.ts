/** An identifier of the language: a letter or `_`, then also digits and `-`. */
export const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
