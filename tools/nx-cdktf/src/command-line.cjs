/**
 * What Nx accepts in a command without a word, and then leaves out.
 *
 * Nx takes the flags of a target from behind `--` where there is one, and forgets those before it
 * without a word: a gate that is forgotten passes. A configuration that no target has becomes none: a plan with
 * `-c ofline` would be the one against the real state. So such commands are rejected.
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

/** Flags of Nx whose value is no part of the command's own. */
const CONFIGURATION = /^(?:-c|--configuration)(?:=(.*))?$/;

/**
 * The configuration that Nx was called with: `-c offline`, `--configuration=offline` or `run shop:plan:offline`.
 *
 * @param {readonly string[]} argv What Nx was called with, with Node and the script.
 * @returns {string | undefined}
 */
function configurationIn(argv) {
  const dashes = argv.indexOf('--');
  const args = argv.slice(2, dashes === -1 ? undefined : dashes);
  const at = args.findIndex((arg) => CONFIGURATION.test(arg));
  if (at !== -1) return CONFIGURATION.exec(args[at] ?? '')?.[1] ?? args[at + 1];
  const [command, task = ''] = args;
  return command === 'run' ? task.split(':')[2] : undefined;
}

/**
 * @param {readonly string[]} argv What Nx was called with, with Node and the script.
 * @param {Readonly<Record<string, { data: { targets?: Readonly<Record<string, { configurations?: object }>> } }>>} projects
 *   The nodes of the project graph.
 * @throws Error where no target has the configuration
 */
function rejectUnknownConfiguration(argv, projects) {
  const named = configurationIn(argv);
  if (named === undefined || named === '') return;
  const known = new Set(
    Object.values(projects).flatMap(({ data: { targets = {} } }) =>
      Object.values(targets).flatMap(({ configurations = {} }) => Object.keys(configurations)),
    ),
  );
  if (known.has(named)) return;
  const list = [...known].sort().join(', ') || 'none';
  throw new Error(`No target has a configuration '${named}', so Nx would run without one: ${list}`);
}

module.exports = { configurationIn, droppedFlags, rejectDroppedFlags, rejectUnknownConfiguration };
