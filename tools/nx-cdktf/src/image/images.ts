import { resolve } from 'node:path';
import type { Json, Stack } from '../terraform/stacks';

/** An image that a stack's task builds from a folder. */
export interface Image {
  /** The container's name. */
  readonly name: string;
  /** A digest of the folder: the same tag is the same image. */
  readonly tag: string;
  /** Absolute. */
  readonly folder: string;
  /** Relative to the folder. */
  readonly dockerfile: string;
  readonly platform: 'linux/amd64' | 'linux/arm64';
}

type Values = Readonly<Record<string, Json | undefined>>;

/**
 * The images of the stacks' task definitions, each once. What a note does not say in full is left out: the constructs
 * write all of it.
 *
 * @param appFolder what folders in the notes are relative to
 */
export function imagesOf(stacks: readonly Stack[], appFolder: string): readonly Image[] {
  const found = stacks.flatMap(({ configuration }) =>
    Object.values(configuration.resource?.['aws_ecs_task_definition'] ?? {}).flatMap((task) => {
      const platform = platformOf(task);
      const images = part(part(part(task, '//'), 'archway'), 'images');
      return Object.entries(images ?? {}).flatMap(([name, note]) => {
        const [folder, dockerfile, tag] = ['folder', 'dockerfile', 'tag'].map((key) =>
          text(part(images, name)?.[key]),
        );
        return note === undefined || !folder || !dockerfile || !tag
          ? []
          : [{ name, tag, folder: resolve(appFolder, folder), dockerfile, platform }];
      });
    }),
  );
  return [...new Map(found.map((image) => [`${image.name}:${image.tag}`, image])).values()];
}

/** The architecture of a task; X86_64 where it states none, as ECS takes it. */
function platformOf(task: Json): Image['platform'] {
  const stated = (task as Values)['runtime_platform'];
  const block = Array.isArray(stated) ? (stated as readonly Json[])[0] : stated;
  const architecture = (block as Values | undefined)?.['cpu_architecture'];
  return architecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
}

function part(value: Json | undefined, key: string): Values | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const inner = (value as Values)[key];
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? (inner as Values)
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
