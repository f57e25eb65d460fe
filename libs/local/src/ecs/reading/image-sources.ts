import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Stack } from '@archway/terraform';
import { isRecord } from '../../pattern/pattern';
import type { ContainerPart } from '../ecs-parts';

type Source = NonNullable<ContainerPart['source']>;

/**
 * The folders that images are built from, by task definition and container: the constructs write them as
 * a note beside the task definition. None for Terraform from elsewhere.
 */
export function imageSources(stack: Stack): ReadonlyMap<string, Source> {
  const tasks = part(part(documentOf(stack.file), 'resource'), 'aws_ecs_task_definition');
  const app = appFolder(stack.file);
  const found = new Map<string, Source>();
  for (const [resource, task] of Object.entries(tasks)) {
    const images = part(part(part(task, '//'), 'archway'), 'images');
    for (const [container, image] of Object.entries(images)) {
      const { folder, entry } = part(images, container);
      if (typeof folder !== 'string' || !isRecord(image)) continue;
      found.set(sourceKey(resource, container), {
        folder: join(app, folder),
        ...(typeof entry === 'string' ? { entry } : {}),
      });
    }
  }
  return found;
}

export function sourceKey(resourceName: string, container: string): string {
  return `${resourceName}/${container}`;
}

/** Where the app was synthesized: above `cdktf.out`. */
function appFolder(file: string): string {
  const parts = file.split(sep);
  const at = parts.lastIndexOf('cdktf.out');
  return at < 0 ? join(file, '..') : parts.slice(0, at).join(sep);
}

function documentOf(file: string): unknown {
  if (!file.endsWith('.json')) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function part(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
}
