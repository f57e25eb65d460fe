import { lastPart } from '../story/steps';
import type { EntryResult, RunResult } from '../result/result';

/** The result as `--json` prints it: plain data without anything that only the report needs. */
export function resultJson(result: RunResult, report: string): object {
  const { targets, branches, entries, problems, notSimulated, idleStacks, leftOut } = result;
  return {
    targets,
    branches: branches.map(({ name, stops, gap }) => ({
      name,
      stops: stops.map(({ kind, arn, label }) => ({ kind, arn, label })),
      ...(gap !== undefined && { gap }),
    })),
    photos: entries.filter(({ noun }) => noun === 'photo' || noun === 'object').map(entryJson),
    messages: entries
      .filter(({ noun }) => ['message', 'event', 'request'].includes(noun))
      .map(entryJson),
    ...(result.again && { uploadedAgain: entryJson(result.again) }),
    problems,
    notSimulated,
    idleStacks,
    passedOver: leftOut.filter((name) => !name.endsWith('/')).length,
    leftOut,
    milliseconds: result.realMilliseconds,
    skippedMilliseconds: result.skippedMilliseconds,
    report,
  };
}

function entryJson({ noun, name, key, bytes, outcomes }: EntryResult): object {
  return {
    kind: noun,
    name,
    key,
    bytes,
    branches: outcomes.map((outcome) => ({
      branch: outcome.branch,
      result: outcome.status,
      ...(outcome.reason !== undefined && { reason: outcome.reason }),
      ...(outcome.deadLetterQueueArn !== undefined && {
        deadLetterQueue: lastPart(outcome.deadLetterQueueArn),
      }),
      pictures: outcome.pictures,
      milliseconds: Math.round(outcome.milliseconds),
      steps: outcome.steps,
      log: outcome.log,
    })),
  };
}
