import type { InvocationResult } from '../lambda/function-runner';

export interface PlatformLines {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memorySizeMib: number;
  readonly result: InvocationResult;
}

/** The log of an invocation with the lines that Lambda itself writes around those of the function. */
export function withPlatformLines(lines: PlatformLines): readonly string[] {
  const { requestId, durationMs, memorySizeMib, result } = lines;
  const { memoryUsedMib, initMs } = result.usage ?? {};
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.max(1, Math.ceil(durationMs))} ms`,
    `Memory Size: ${memorySizeMib} MB`,
    ...(memoryUsedMib === undefined ? [] : [`Max Memory Used: ${Math.ceil(memoryUsedMib)} MB`]),
    // Only a cold start has it.
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
  ];
  return [
    `START RequestId: ${requestId} Version: $LATEST`,
    ...result.log,
    `END RequestId: ${requestId}`,
    report.join('\t'),
  ];
}

/** Whether Lambda wrote a line, not the function. */
export function isPlatformLine(line: string): boolean {
  return /^(?:START|END|REPORT) RequestId: /.test(line);
}
