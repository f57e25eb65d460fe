import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from './problem';

/** A value in a Terraform configuration. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A Terraform configuration in JSON, of which only what is needed here is named. */
export interface Configuration {
  readonly terraform?: { readonly [key: string]: Json | undefined };
  readonly provider?: Readonly<Record<string, Json>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly output?: Readonly<Record<string, { readonly value?: Json }>>;
  readonly [key: string]: Json | undefined;
}

/** One synthesized stack. */
export interface Stack {
  readonly name: string;
  /** Absolute path of the folder that holds `cdk.tf.json` and the assets. */
  readonly folder: string;
  readonly configuration: Configuration;
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly workingDirectory: string; readonly synthesizedStackPath: string }>
  >;
}

/**
 * The stacks that an app was synthesized to, in the order of the manifest.
 *
 * @param appFolder the folder of the app's `cdktf.json`
 * @throws Problem where the app has not been synthesized
 */
export function readStacks(appFolder: string): Stack[] {
  const settings = JSON.parse(readFileSync(join(appFolder, 'cdktf.json'), 'utf8')) as {
    output?: string;
  };
  const outdir = resolve(appFolder, settings.output ?? 'cdktf.out');
  const manifest = join(outdir, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new Problem(`${manifest} does not exist: synthesize the app first`);
  }
  const { stacks } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  return Object.entries(stacks).map(([name, { workingDirectory, synthesizedStackPath }]) => ({
    name,
    folder: join(outdir, workingDirectory),
    configuration: JSON.parse(
      readFileSync(join(outdir, synthesizedStackPath), 'utf8'),
    ) as Configuration,
  }));
}

/**
 * Those of the stacks that are asked for: all where none is named.
 *
 * @throws Problem naming the stacks there are, where one is asked for that is not among them
 */
export function selectStacks(stacks: readonly Stack[], names: readonly string[]): Stack[] {
  const unknown = names.filter((name) => !stacks.some((stack) => stack.name === name));
  if (unknown.length > 0) {
    throw new Problem(
      `no stack ${unknown.map((name) => `'${name}'`).join(', ')}: the app has ${stacks
        .map(({ name }) => `'${name}'`)
        .join(', ')}`,
    );
  }
  return stacks.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** The path in the construct tree of what has a Terraform address, where the metadata tells it. */
export function constructPath(configuration: Configuration, address: string): string | undefined {
  const [, mode, type, name] = /^(data\.)?([^.]+)\.([^.[]+)/.exec(address) ?? [];
  if (type === undefined || name === undefined) return undefined;
  const block = (mode === undefined ? configuration.resource : configuration.data)?.[type]?.[name];
  const metadata = (block as { '//'?: { metadata?: { path?: string } } } | undefined)?.['//'];
  return metadata?.metadata?.path;
}
