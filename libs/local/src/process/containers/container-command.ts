import { basename } from 'node:path';
import type { ContainerStart } from '../../ecs/container-runner';

/** How a container's program is started on this machine. */
export interface HostCommand {
  readonly command: readonly string[];
  /** Undefined: a folder of its own. */
  readonly folder?: string;
}

/** What `--image NAME=COMMAND` says, by the image's name with or without its tag. */
export type ImageCommands = ReadonlyMap<string, readonly string[]>;

/**
 * The command that stands for an image: what the run was given for it, what the task definition states,
 * or the entry of the folder that the image is built from.
 *
 * @returns why there is none, as a text
 */
export function hostCommand(start: ContainerStart, given: ImageCommands): HostCommand | string {
  const { image, command, source } = start;
  const folder = source === undefined ? {} : { folder: source.folder };
  const own = namesOf(image)
    .map((name) => given.get(name))
    .find((each) => each !== undefined);
  if (own !== undefined) return { command: own, ...folder };
  if (source === undefined) {
    return `what the image ${image} holds is not known here: say what stands for it with --image ${lastName(image)}=COMMAND`;
  }
  if (command.length > 0) return { command, ...folder };
  if (source.entry !== undefined) return { command: ['node', source.entry], ...folder };
  return `the image ${image} states no command: say it with --image ${lastName(image)}=COMMAND`;
}

/** The whole name, without tag or digest, and its last part. */
function namesOf(image: string): readonly string[] {
  return [image, withoutVersion(image), lastName(image)];
}

function withoutVersion(image: string): string {
  return image.replace(/@[^@]*$/, '').replace(/:[^:/]*$/, '');
}

function lastName(image: string): string {
  return withoutVersion(image).split('/').at(-1) ?? image;
}

/** Whether a program is Node, or starts it: it follows the routes by itself. */
export function isNodeProgram([program = '']: readonly string[]): boolean {
  return ['node', 'nodejs', 'npm', 'npx', 'tsx'].includes(basename(program).replace(/\.exe$/, ''));
}

/** The command line that runs the image itself with docker or podman. */
export function dockerCommand(
  tool: 'docker' | 'podman',
  start: ContainerStart,
  environmentFile: string,
): readonly string[] {
  return [
    tool,
    'run',
    '--rm',
    '--init',
    // The services of this run answer on loopback.
    '--network=host',
    `--name=archway-${start.taskId.slice(0, 12)}-${start.name}`,
    `--memory=${start.memoryMib}m`,
    `--stop-timeout=${start.stopTimeoutSeconds}`,
    // Values are in a file, so that no list of processes shows them.
    `--env-file=${environmentFile}`,
    start.image,
    ...start.command,
  ];
}
