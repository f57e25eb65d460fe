import type { ResourceType } from '../resource-type/resource-type';

type Part = keyof ResourceType;

/** The commands of `archway`, by the part of a table that they read. */
export const COMMANDS: Readonly<Partial<Record<Part, readonly string[]>>> = {
  noun: ['review'],
  nameArgument: ['check', 'review', 'local', 'recovery'],
  arn: ['check', 'local'],
  attributes: ['local'],
  defaults: ['check', 'review', 'local'],
  serviceDefaults: ['check', 'review', 'local'],
  forceNew: ['review'],
  single: ['check', 'review'],
  loss: ['review'],
  isRevision: ['review'],
  deletion: ['review'],
  guards: ['review'],
  removal: ['review'],
  encryption: ['check', 'review'],
  exposures: ['review'],
  policies: ['check', 'review'],
  quotas: ['check'],
  deliveries: ['check'],
  receivedBy: ['check'],
};

/** The commands that read something of what a table says. */
export function commandsOf(known: ResourceType): readonly string[] {
  const used = Object.entries(COMMANDS).flatMap(([part, commands]) =>
    known[part as Part] === undefined ? [] : commands,
  );
  return [...new Set(used)].sort();
}
