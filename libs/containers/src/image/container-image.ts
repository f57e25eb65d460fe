import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { IRepository } from '../repository/repository';
import { folderDigest } from './folder-digest';

/** Which image of a repository: exactly one of both. */
export interface ImageVersion {
  /**
   * @default - `digest` is given
   */
  readonly tag?: string;
  /**
   * Such as `sha256:` and 64 hexadecimal digits.
   *
   * @default - `tag` is given
   */
  readonly digest?: string;
}

export interface FolderImageProps {
  /** Where the image is pushed. */
  readonly repository: IRepository;

  /**
   * @default 'Dockerfile'
   */
  readonly dockerfile?: string;

  /**
   * The program that the image starts with Node, relative to the folder, such as `main.mjs`. A local run starts it
   * without the image.
   *
   * @default - not known
   */
  readonly entry?: string;
}

/** What `archway` reads of an image in the note of a task definition. */
export interface ImageNote {
  readonly folder: string;
  readonly dockerfile: string;
  readonly tag: string;
  readonly entry?: string;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** The image of a container. */
export class ContainerImage {
  /** An image of ECR by its tag, which ought to be immutable, or by its digest. */
  static fromRepository(repository: IRepository, version: ImageVersion): ContainerImage {
    const { tag, digest } = version;
    const name =
      digest === undefined
        ? `${repository.repositoryUri}:${tag}`
        : `${repository.repositoryUri}@${digest}`;
    return new ContainerImage(
      name,
      [
        problemIf(
          (tag === undefined) === (digest === undefined),
          'image must have exactly one of tag and digest',
        ),
        problemIf(
          !isOpen(tag) && !TAG.test(tag),
          `image.tag must be 1 to 128 letters, digits, '.', '_' and '-', got ${show(tag)}`,
        ),
        problemIf(
          tag === 'latest',
          "image.tag must say which image, got 'latest', which is another one tomorrow",
        ),
        problemIf(
          !isOpen(digest) && !DIGEST.test(digest),
          `image.digest must be sha256: and 64 hexadecimal digits, got ${show(digest)}`,
        ),
      ],
      repository,
    );
  }

  /**
   * An image of any registry by its digest, such as `public.ecr.aws/docker/library/node@sha256:…`. A private subnet
   * without a way to the internet reaches only ECR.
   */
  static fromRegistry(name: string): ContainerImage {
    return new ContainerImage(name, [
      problemIf(
        !isOpen(name) && !/^[^\s@]+@sha256:[0-9a-f]{64}$/.test(name),
        `image must name its digest, such as public.ecr.aws/docker/library/node@sha256:…, got ${show(name)}`,
      ),
    ]);
  }

  /**
   * An image that is built from a folder and pushed to a repository before the deployment. Its tag is a digest of what
   * is in the folder, so that a plan changes exactly when the image does.
   *
   * @param folder absolute, or relative to the folder in which the app is synthesized
   */
  static fromFolder(folder: string, props: FolderImageProps): ContainerImage {
    const { repository, dockerfile = 'Dockerfile', entry } = props;
    const at = path.resolve(folder);
    const shown = show(path.relative(process.cwd(), at) || '.');
    const problems = [
      missing('image', at, dockerfile, shown),
      ...(entry === undefined ? [] : [missing('image.entry', at, entry, shown)]),
    ];
    const tag = problems.some(Boolean) ? 'none' : folderDigest(at).slice(0, 32);
    const relative = path.relative(process.cwd(), at).split(path.sep).join('/') || '.';
    return new ContainerImage(`${repository.repositoryUri}:${tag}`, problems, repository, {
      folder: relative,
      dockerfile,
      tag,
      ...(entry === undefined ? {} : { entry }),
    });
  }

  private constructor(
    /** As a task definition names it. */
    readonly imageName: string,
    readonly problems: readonly Problem[],
    /** The repository of ECR that it is pulled from, where it is known to be one. */
    readonly repository?: IRepository,
    /** How it is built, where it is built from a folder. */
    readonly note?: ImageNote,
  ) {}
}

function missing(prop: string, folder: string, file: string, shown: string): Problem {
  return problemIf(
    !fs.existsSync(path.join(folder, file)),
    `${prop} must be built from a folder with ${show(file)}, found none in ${shown}: bundle first`,
  );
}
