import { spawnSync } from 'node:child_process';
import type { Environment } from '../terraform/installation';
import { Missing, Problem } from '../terraform/problem';
import type { Image } from './images';

/** A program that builds images. */
export interface Builder {
  readonly program: string;
  has(name: string): boolean;
  build(image: Image, name: string): void;
  push(name: string, target: string): void;
}

/** How each program is asked whether it works, and whether it has an image. All build, tag and push alike. */
const PROGRAMS = {
  docker: { works: ['info'], has: ['image', 'inspect'] },
  podman: { works: ['info'], has: ['image', 'exists'] },
  buildah: { works: ['info'], has: ['inspect', '--type', 'image'] },
} as const;

type Program = keyof typeof PROGRAMS;

/**
 * The first of docker, podman and buildah that works here, or the one that `ARCHWAY_IMAGE_BUILDER` names.
 *
 * @throws Missing where none does
 */
export function findBuilder(env: Environment): Builder {
  const wanted = env['ARCHWAY_IMAGE_BUILDER'];
  const names = Object.keys(PROGRAMS) as Program[];
  if (wanted !== undefined && !names.includes(wanted as Program)) {
    throw new Problem(`ARCHWAY_IMAGE_BUILDER must be one of ${names.join(', ')}, got '${wanted}'`);
  }
  const reasons: string[] = [];
  for (const program of wanted === undefined ? names : [wanted as Program]) {
    const { status, stderr, error } = spawnSync(program, PROGRAMS[program].works, {
      env,
      encoding: 'utf8',
    });
    if (error === undefined && status === 0) return builder(program, env);
    const [reason = 'does not work'] = stderr?.trim().split('\n').slice(-1) ?? [];
    reasons.push(`${program}: ${error === undefined ? reason : 'not on the PATH'}`);
  }
  throw new Missing(`no program that builds images works here (${reasons.join('; ')})`);
}

function builder(program: Program, env: Environment): Builder {
  const run = (args: readonly string[]) => {
    const { status, error } = spawnSync(program, args, { env, stdio: 'inherit' });
    if (error !== undefined || status !== 0) {
      throw new Problem(`${program} ${args[0]} failed: what it printed says why`);
    }
  };
  return {
    program,
    has: (name) =>
      spawnSync(program, [...PROGRAMS[program].has, name], { env, stdio: 'ignore' }).status === 0,
    build: ({ folder, dockerfile, platform }, name) =>
      run(['build', '--platform', platform, '-f', `${folder}/${dockerfile}`, '-t', name, folder]),
    push: (name, target) => {
      run(['tag', name, target]);
      run(['push', target]);
    },
  };
}
