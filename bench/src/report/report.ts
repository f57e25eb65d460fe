import Table from 'cli-table3';

/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What to reach, as text. */
  readonly goal?: string;
  /** Whether it was reached; left out where nothing is asked for. */
  readonly met?: boolean;
}

/** What a group of benchmarks has found. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What was not measured, and why. */
  readonly missing: readonly string[];
}

/** A quotient of two measurements beside the largest that is good enough. */
export function ratioRow(what: string, ratio: number, largest?: number): Row {
  return limitRow(what, ratio, largest, (value) => `${value.toFixed(2)}x`);
}

/** A measurement beside the largest that is good enough. */
export function limitRow(
  what: string,
  value: number,
  largest: number | undefined,
  show: (value: number) => string,
): Row {
  if (largest === undefined) return { what, measured: show(value) };
  return { what, measured: show(value), goal: `≤ ${show(largest)}`, met: value <= largest };
}

/** The section as a table, with what is missing below it. */
export function renderSection({ title, rows, missing }: Section): string {
  const table = new Table({
    head: [title, 'measured', 'goal', ''],
    style: { head: [], border: [] },
  });
  for (const { what, measured, goal, met } of rows) {
    table.push([what, measured, goal ?? '', met === undefined ? '' : met ? 'met' : 'MISSED']);
  }
  return [table.toString(), ...missing.map((line) => `not measured: ${line}`)].join('\n');
}
