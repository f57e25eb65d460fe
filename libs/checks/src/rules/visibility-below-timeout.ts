import { pacesOf } from '../flow/timing';
import { problem, type Rule } from '../rule/rule';

export const visibilityBelowTimeout: Rule = {
  id: 'visibility-below-timeout',
  group: 'timing',
  severity: 'error',
  title: "A queue's visibility timeout is below the timeout of the function that reads it",
  looksFor:
    'Event source mappings whose queue hides a message for a shorter time than the function may run, with the defaults of 30 and 3 seconds where nothing is stated.',
  why: 'Lambda refuses the mapping with "Queue visibility timeout is less than Function timeout", at apply, after the plan looked well.',
  fix: "Set visibility_timeout_seconds to six times the function's timeout plus the batching window.",
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  *check(estate) {
    const { paces, hidden } = pacesOf(estate);
    yield* hidden;
    for (const { queue, fn, visibility, timeout } of paces) {
      if (visibility >= timeout) continue;
      yield problem(
        queue,
        `hides a message for ${visibility} s, and ${fn.address} may run for ${timeout} s`,
        fn.address,
      );
    }
  },
};
