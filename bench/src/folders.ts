import { join } from 'node:path';

/** This project's folder. */
export const benchFolder = join(__dirname, '..');

/** The workspace's folder. */
export const workspaceFolder = join(benchFolder, '..');

/** Compiled programs, photographs and whatever the measured programs write; Git ignores it. */
export const scratchFolder = join(benchFolder, 'dist');
