import { join } from 'node:path';
import { workspaceFolder } from '../folders';

/** What runs an app, as its cdktf.json says. */
export const runner = join(workspaceFolder, 'tools', 'nx-cdktf', 'run.cjs');
