/** Where a command reads its surroundings from and writes to. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Progress and complaints. */
  err(text: string): void;
  /** How wide it is. @default - nobody reads `out` on a terminal */
  readonly columns?: number;
  /** Whether `out` may have colours. @default false */
  readonly color?: boolean;
  /** Whether `err` goes to a terminal, on which lines can be overwritten. */
  readonly live: boolean;
  /** The folder that the command's own paths start from. */
  readonly cwd: string;
  /** The folder that the user is in, which npm leaves for the one of its scripts. */
  readonly userFolder: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
