import type { Problem } from '@archway/core';
import {
  notMatching,
  environmentOf,
  formatArn,
  isOpen,
  problemIf,
  rejectProps,
  Role,
  show,
} from '@archway/core';
import { Construct } from 'constructs';

/** Where DataSync reads from or writes to. */
export interface IDataSyncLocation {
  readonly locationArn: string;
  /** What the location is, so that a task can tell two of the same. */
  readonly place: string;
  /** Whether it is outside of AWS. Of two locations one at least is inside. */
  readonly onPremises: boolean;
}

/** An agent that runs beside the storage, activated by hand: its key works once. */
export interface IDataSyncAgent {
  readonly agentArn: string;
}

/** The base of all locations: what each of them says. */
export abstract class DataSyncLocation extends Construct implements IDataSyncLocation {
  abstract readonly locationArn: string;
  abstract readonly place: string;
  readonly onPremises: boolean = false;

  /** A role that DataSync takes on for this location, and for nothing of another account. */
  protected addRole(): Role {
    const { accountId } = environmentOf(this);
    const tasks = formatArn(this, { service: 'datasync', resource: '*' });
    return new Role(this, 'Role', {
      assumedBy: 'datasync.amazonaws.com',
      assumeConditions: {
        ArnLike: { 'aws:SourceArn': tasks },
        StringEquals: { 'aws:SourceAccount': accountId },
      },
    });
  }

  protected rejectLocation(folder: string | undefined, problems: readonly Problem[] = []): void {
    rejectProps(this, [
      notMatching('folder', folder, /^\/[^\n]{0,4095}$/, "a folder that begins with '/'"),
      ...problems,
    ]);
  }
}

/** @see https://docs.aws.amazon.com/datasync/latest/userguide/API_OnPremConfig.html */
const MOST_AGENTS = 4;

export function agentProblems(agents: readonly IDataSyncAgent[]): readonly Problem[] {
  return [
    problemIf(
      agents.length < 1 || agents.length > MOST_AGENTS,
      `agents must be between 1 and ${MOST_AGENTS}, got ${agents.length}`,
    ),
  ];
}

/** A password must not stand in the code, and so not in the synthesized Terraform. */
export function notSecret(prop: string, value: string): Problem {
  return problemIf(
    !isOpen(value),
    `${prop} must come from a sensitive variable or a secret, got ${show('*'.repeat(Math.min(value.length, 8)))} in the code`,
  );
}
