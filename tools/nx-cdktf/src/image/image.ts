import { Problem } from '../terraform/problem';
import type { Builder } from './builder';
import type { Image } from './images';

export interface ImageOptions {
  /** The app's name, which the images' names begin with. */
  readonly app: string;
  readonly images: readonly Image[];
  /** Where images are pushed, each as `CONTAINER=REPOSITORY`; the others stay on this machine. */
  readonly push: readonly string[];
  readonly print: (line: string) => void;
}

/**
 * Builds the images that are not there yet, and pushes those that are asked for. The tag is a digest of the folder, so
 * what has the tag has the content.
 *
 * @param builder asked for where something has to be built or pushed
 * @throws Problem where something is to be pushed that is not built here, or the builder fails
 */
export function buildImages(
  { app, images, push, print }: ImageOptions,
  builder: () => Builder,
): void {
  if (images.length === 0) throw new Problem('no task of the stacks has an image of a folder');
  const targets = new Map(push.map((entry) => targetOf(entry, images)));
  const building = builder();
  for (const image of images) {
    const name = `${app}/${image.name}:${image.tag}`;
    if (building.has(name)) {
      print(`${name}: is there`);
    } else {
      building.build(image, name);
      print(`${name}: built with ${building.program}`);
    }
    const repository = targets.get(image.name);
    if (repository === undefined) continue;
    building.push(name, `${repository}:${image.tag}`);
    print(`${repository}:${image.tag}: pushed`);
  }
}

function targetOf(entry: string, images: readonly Image[]): readonly [string, string] {
  const [, name, repository] = /^([^=\s]+)=([^=\s:]+(?::\d+\/[^=\s:]+)?)$/.exec(entry) ?? [];
  const names = [...new Set(images.map((image) => image.name))];
  if (name === undefined || repository === undefined || !names.includes(name)) {
    throw new Problem(
      `--push must be CONTAINER=REPOSITORY with a container of ${names.join(', ')} and a repository without a tag, got '${entry}'`,
    );
  }
  return [name, repository];
}
