import { pacesOf } from '../flow/timing';
import { problem, type Rule } from '../rule/rule';

/** AWS's advice: "at least six times the timeout of your function, plus the batching window". */
const ROUNDS = 6;

export const shortVisibility: Rule = {
  id: 'short-visibility',
  group: 'timing',
  severity: 'warning',
  title: "A queue's visibility timeout leaves no room for retries of the function that reads it",
  looksFor:
    "Event source mappings whose queue hides a message for less than six times the function's timeout plus the batching window, and not for less than the timeout itself, which is another rule.",
  why: 'When Lambda is throttled it tries a batch again while the messages are hidden. If they appear again in that time, they are worked on twice, and their receive count goes up until they lie in the dead-letter queue though nothing was wrong with them.',
  fix: "Set visibility_timeout_seconds to six times the function's timeout plus the batching window.",
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  *check(estate) {
    for (const { queue, fn, visibility, timeout, window } of pacesOf(estate).paces) {
      const enough = ROUNDS * timeout + window;
      if (visibility >= enough || visibility < timeout) continue;
      yield problem(
        queue,
        `hides a message for ${visibility} s; ${fn.address} needs ${enough} s (6 × ${timeout} s${window === 0 ? '' : ` + ${window} s`})`,
        fn.address,
      );
    }
  },
};
