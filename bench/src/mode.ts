/** How long measuring may take. */
export interface Mode {
  readonly isQuick: boolean;
  /** How often each variant runs. */
  readonly rounds: number;
}

/** Two minutes, for a look; medians of few rounds. */
export const QUICK: Mode = { isQuick: true, rounds: 3 };

export const FULL: Mode = { isQuick: false, rounds: 9 };
