import { lastPart } from '../story/steps';
import type { PhotoResult, RunResult } from '../result/result';

/** The result as `--json` prints it: plain data without anything that only the report needs. */
export function resultJson(result: RunResult, report: string): object {
  const { entrance, branches, photos, problems, notSimulated, idleStacks, leftOut } = result;
  return {
    bucket: entrance.bucketName,
    prefix: entrance.prefix,
    branches: branches.map(({ name, stops, gap }) => ({
      name,
      stops: stops.map(({ kind, arn, label }) => ({ kind, arn, label })),
      ...(gap !== undefined && { gap }),
    })),
    photos: photos.map(photoJson),
    ...(result.again && { uploadedAgain: photoJson(result.again) }),
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

function photoJson({ name, key, bytes, outcomes }: PhotoResult): object {
  return {
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
    })),
  };
}
