import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { containerProblems } from './container-problems';
import type { ContainerProps } from './container-props';
import type { FargateTaskProps } from './fargate-task';
import { sizeProblems } from './task-size';

type Containers = Readonly<Record<string, ContainerProps>>;

/**
 * What Fargate would refuse of a task.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export function taskProblems(props: FargateTaskProps): readonly Problem[] {
  const { containers, cpu = 256, memoryMib = 512 } = props;
  const all = Object.entries(containers);
  return [
    ...sizeProblems(cpu, memoryMib),
    notOneOf('architecture', props.architecture, ['ARM64', 'X86_64']),
    notWhole('ephemeralStorageGib', props.ephemeralStorageGib, 21, 200),
    notMatching(
      'family',
      props.family,
      /^[A-Za-z0-9_-]{1,255}$/,
      "1 to 255 letters, digits, '-' and '_'",
    ),
    problemIf(all.length === 0 || all.length > 10, `containers must be 1 to 10, got ${all.length}`),
    problemIf(
      all.length > 0 && all.every(([, { essential }]) => essential === false),
      'containers must have one that is essential, got none',
    ),
    ...all.flatMap(([name, container]) => containerProblems(name, container)),
    sumProblem(
      'cpu',
      cpu,
      all.map(([, container]) => container.cpu),
    ),
    sumProblem(
      'memoryReservationMib',
      memoryMib,
      all.map(
        ([, { memoryReservationMib, memoryLimitMib }]) => memoryReservationMib ?? memoryLimitMib,
      ),
    ),
    ...sharedProblems(containers),
    ...dependencyProblems(containers),
    ...routerProblems(containers),
  ];
}

function sumProblem(prop: string, limit: number, parts: readonly (number | undefined)[]): Problem {
  const known = parts.filter((part): part is number => !isOpen(part));
  const sum = known.reduce((all, part) => all + part, 0);
  return problemIf(
    !isOpen(limit) && sum > limit,
    `containers must not have more ${prop} than the task's ${limit}, got ${sum}`,
  );
}

/** All containers of a task share one network interface. */
function sharedProblems(containers: Containers): readonly Problem[] {
  const ports = Object.values(containers).flatMap(({ ports: each = [] }) => each);
  return [
    ...twice(
      ports.map(({ containerPort, protocol = 'tcp' }) => `${containerPort}/${protocol}`),
    ).map((port) => `containers must listen at different ports, got ${port} twice`),
    ...twice(ports.flatMap(({ name }) => (name === undefined ? [] : [name]))).map(
      (name) => `containers must name each port once, got ${show(name)} twice`,
    ),
  ];
}

function dependencyProblems(containers: Containers): readonly Problem[] {
  const problems = Object.entries(containers).flatMap(([name, { dependsOn = {} }]) =>
    Object.entries(dependsOn).map(([other, condition]) => {
      const target = containers[other];
      const at = `containers.${name}.dependsOn.${other}`;
      if (target === undefined) {
        return `${at} must be a container of the task, which has ${Object.keys(containers).join(', ')}`;
      }
      if (condition === 'HEALTHY' && target.healthCheck === undefined) {
        return `${at} must not be HEALTHY: ${other} has no healthCheck`;
      }
      return problemIf(
        (condition === 'COMPLETE' || condition === 'SUCCESS') && target.essential !== false,
        `${at} must not be ${condition}: ${other} is essential, so that the task ends with it`,
      );
    }),
  );
  const circle = Object.keys(containers).find((name) => reaches(containers, name, name, new Set()));
  return [
    ...problems,
    problemIf(circle !== undefined, `containers.${circle}.dependsOn must not lead back to itself`),
  ];
}

function reaches(containers: Containers, from: string, to: string, seen: Set<string>): boolean {
  return Object.keys(containers[from]?.dependsOn ?? {}).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(containers, next, to, seen);
  });
}

function routerProblems(containers: Containers): readonly Problem[] {
  const all = Object.entries(containers);
  const routers = all.filter(([, { logRouter }]) => logRouter !== undefined);
  return [
    problemIf(
      routers.length > 1,
      `containers must have at most one logRouter, got ${routers.length}`,
    ),
    ...all.map(([name, { logging, logRouter }]) =>
      problemIf(
        typeof logging === 'object' && (routers.length === 0 || logRouter !== undefined),
        `containers.${name}.logging must go through the logRouter of another container`,
      ),
    ),
  ];
}

function twice(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
