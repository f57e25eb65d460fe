import { resolve } from 'node:path';
import type { Terminal } from '../cli/terminal';
import type { OutFolder } from '../out/out-folder';
import { named } from '../photos/photos';
import { againLine, summary, type RunResult } from '../result/result';
import { resultTable } from '../table/table';
import { duration } from '../words/words';
import { resultJson } from './result-json';

/** Prints what came of a run. */
export function tellResult(
  result: RunResult,
  { json }: { readonly json?: boolean },
  out: OutFolder,
  terminal: Terminal,
): void {
  const { entries, problems, realMilliseconds, skippedMilliseconds, leftOut } = result;
  const report = resolve(out.path, 'report.html');
  if (json === true) {
    terminal.out(`${JSON.stringify(resultJson(result, report), undefined, 2)}\n`);
  } else {
    terminal.out(`\n${resultTable(entries)}\n\n`);
    const skipped =
      skippedMilliseconds < 1000
        ? ''
        : `; ${duration(skippedMilliseconds)} of waiting in queues took no time`;
    terminal.out(`${summary(result)} in ${duration(realMilliseconds)}${skipped}.\n`);
    if (result.again !== undefined) terminal.out(`${againLine(result.again)}\n`);
    if (leftOut.length > 0) terminal.out(`Left out: ${named(leftOut)}.\n`);
    terminal.out(`The pictures and the way of each message: ${report}\n`);
  }
  for (const line of problems) terminal.err(`archway: ${line}\n`);
}
