export { main } from './cli/main';
export type { Terminal } from './cli/terminal';
