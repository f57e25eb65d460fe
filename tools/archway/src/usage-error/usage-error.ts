/** What the user has to change in the command: one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit code where something that the command names could not be read. */
export const NOT_ALL_READ = 3;

/** The command is right, but nothing that it names could be read. */
export class NothingRead extends UsageError {}
