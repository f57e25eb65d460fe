'use strict';

/** @typedef {import('@nx/devkit').ExecutorContext} ExecutorContext */
/** @typedef {import('@nx/devkit').TaskGraph} TaskGraph */
/** @typedef {{ success: boolean, terminalOutput: string }} Result */
/** @typedef {AsyncGenerator<{ task: string, result: Result }, void>} Results */

/**
 * The folders of the projects of a task graph, from the workspace's root, by task.
 *
 * @param {TaskGraph} graph
 * @returns {Map<string, string>}
 */
function foldersOf({ tasks }) {
  return new Map(
    Object.values(tasks).map(({ id, projectRoot }) => {
      if (projectRoot === undefined) throw new Error(`${id} has no folder`);
      return [id, projectRoot];
    }),
  );
}

/**
 * Runs the batch of one task, which prints what is wrong.
 *
 * @param {ExecutorContext} context
 * @param {(folders: Map<string, string>, root: string) => Results} work
 * @returns {Promise<{ success: boolean }>}
 */
async function one({ projectName, projectsConfigurations, root }, work) {
  const folder = projectsConfigurations.projects[projectName ?? '']?.root;
  if (folder === undefined) throw new Error(`there is no project ${projectName}`);
  let success = true;
  for await (const { result } of work(new Map([['', folder]]), root)) {
    process.stdout.write(result.terminalOutput);
    success &&= result.success;
  }
  return { success };
}

module.exports = { foldersOf, one };
