import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImageCommands } from '@archway/local';
import { parse } from 'shell-quote';
import { UsageError } from '../usage-error/usage-error';

/** How the containers of tasks run on this machine. */
export interface Containers {
  /** What stands for images that are not built here. */
  readonly images: ImageCommands;
  /** Values of secrets, by ARN or by the container's name for it. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Runs the images themselves. @default - their commands, as processes */
  readonly tool?: 'docker' | 'podman';
}

export interface ContainerFlags {
  /** Each as `name=command`. */
  readonly image?: readonly string[];
  /** A file of JSON. */
  readonly secrets?: string;
  readonly containers?: 'docker' | 'podman';
}

/** @throws UsageError for an image without a command, and for a file that holds no secrets */
export async function readContainers(flags: ContainerFlags, cwd: string): Promise<Containers> {
  return {
    images: new Map((flags.image ?? []).map(imageOf)),
    secrets: flags.secrets === undefined ? new Map() : await secretsIn(flags.secrets, cwd),
    ...(flags.containers === undefined ? {} : { tool: flags.containers }),
  };
}

function imageOf(given: string): readonly [string, readonly string[]] {
  const at = given.indexOf('=');
  // Variables are the container's, not those of this shell.
  const words = at < 1 ? [] : parse(given.slice(at + 1), (name) => `$${name}`);
  const command = words.filter((word) => typeof word === 'string');
  if (command.length === 0 || command.length < words.length) {
    throw new UsageError(
      `--image: it must be such as worker='node dist/main.js', with one command, got ${given}`,
    );
  }
  return [given.slice(0, at), command];
}

async function secretsIn(file: string, cwd: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => {
    throw new UsageError(`--secrets: ${file} cannot be read`);
  });
  const secrets = objectIn(text);
  if (secrets === undefined || !Object.values(secrets).every((each) => typeof each === 'string')) {
    // What the file holds is nobody's to see.
    throw new UsageError(`--secrets: ${file} must be a JSON object of strings, by name or ARN`);
  }
  return new Map(Object.entries(secrets as Readonly<Record<string, string>>));
}

function objectIn(text: string): object | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
