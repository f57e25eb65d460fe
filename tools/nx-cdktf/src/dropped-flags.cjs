/**
 * Nx takes the flags of a target from behind `--` where there is one, and forgets those before it
 * without a word: a gate that is forgotten passes. So such a command is rejected.
 */
'use strict';

/**
 * The flags of this tool's commands, and those of Terraform that a plan is often given: of these only
 * with one dash, because `--target` is Nx's own.
 */
const OURS =
  /^-(?:-(?:stack|offline|json|fail-on|base-plans|auto-approve)|target|lock|lock-timeout|refresh|refresh-only|replace|var|var-file)(?:=|$)/;

/**
 * The flags of this tool's that Nx would forget.
 *
 * @param {readonly string[]} argv What Nx was called with, with Node and the script.
 * @returns {readonly string[]}
 */
function droppedFlags(argv) {
  const dashes = argv.indexOf('--');
  return dashes === -1 ? [] : argv.slice(2, dashes).filter((arg) => OURS.test(arg));
}

/**
 * @param {readonly string[]} argv What Nx was called with, with Node and the script.
 * @throws Error where Nx would forget a flag
 */
function rejectDroppedFlags(argv) {
  const [flag] = droppedFlags(argv);
  if (flag === undefined) return;
  throw new Error(
    `${flag} stands before --, where Nx forgets it: put all flags of the target behind --`,
  );
}

module.exports = { droppedFlags, rejectDroppedFlags };
