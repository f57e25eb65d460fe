import { reject } from '../validation/validation';

/**
 * What belongs to a stage, such as its configuration.
 *
 * @param stage as the variable `STAGE` names it
 * @throws when there is no such stage
 */
export function ofStage<Value>(stage: string, stages: Readonly<Record<string, Value>>): Value {
  if (!Object.hasOwn(stages, stage)) {
    reject('STAGE', [`must be one of ${Object.keys(stages).join(', ')}, got "${stage}"`]);
  }
  return stages[stage] as Value;
}
