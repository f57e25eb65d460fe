export { main, mainInThread } from './cli/main';
export type { Streams } from './cli/process-terminal';
export type { Terminal } from './cli/terminal';
