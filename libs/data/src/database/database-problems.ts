import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { Token } from 'cdktf';
import type { DatabaseClusterProps, DatabaseOptions, MasterPassword } from './database-props';

const IDENTIFIER = /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{0,62}(?<!-)$/;

/** What RDS would refuse of where a database is and how it is kept. */
export function databaseProblems(props: DatabaseOptions): readonly Problem[] {
  return [
    problemIf(
      props.subnets.length < 2,
      `subnets must be of at least two zones, got ${props.subnets.length}`,
    ),
    problemIf(props.securityGroups.length === 0, 'securityGroups must be at least one, got none'),
    notWhole('backupRetentionDays', props.backupRetentionDays, 1, 35),
  ];
}

export function clusterProblems(props: DatabaseClusterProps): readonly Problem[] {
  const { minimumCapacity: least = 0.5, maximumCapacity: most = 4, follows } = props;
  return [
    ...databaseProblems(props),
    notOneOf('engine', props.engine, ['aurora-mysql', 'aurora-postgresql']),
    notMatching('engineVersion', props.engineVersion, /^\d[\w.]*$/, 'a version such as 16.6'),
    notIdentifier('clusterIdentifier', props.clusterIdentifier),
    notMatching('databaseName', props.databaseName, /^[a-zA-Z]\w{0,62}$/, 'letters, digits and _'),
    notMatching(
      'masterUsername',
      props.masterUsername,
      /^[a-zA-Z]\w{0,15}$/,
      'up to 16 letters, digits and _',
    ),
    notWhole('instances', props.instances, 0, 16),
    notHalf('minimumCapacity', least, 0, 256),
    notHalf('maximumCapacity', most, 1, 256),
    problemIf(
      !isOpen(least) && !isOpen(most) && least > most,
      `minimumCapacity must not be above maximumCapacity, which is ${most}, got ${least}`,
    ),
    problemIf(
      follows === undefined && props.masterPassword === undefined,
      'masterPassword must be given, except for a cluster that follows another one, got undefined',
    ),
    problemIf(
      follows !== undefined &&
        (props.masterPassword !== undefined || props.databaseName !== undefined),
      'masterPassword and databaseName must not be given with follows: they come from the first cluster',
    ),
    problemIf(
      follows !== undefined && props.encryptionKey === undefined,
      'encryptionKey must be given with follows: keys are of one region, and RDS takes none by itself',
    ),
    problemIf(
      props.writeForwarding === true && follows === undefined,
      'writeForwarding must come with follows, got true without',
    ),
    problemIf(
      props.instances === 0 && follows === undefined,
      'instances must be at least 1, except for a cluster that follows another one, got 0',
    ),
    passwordProblem(props.masterPassword),
  ];
}

export function passwordProblem(password: MasterPassword | undefined): Problem {
  return problemIf(
    password?.by === 'variable' && !Token.isUnresolved(password.value),
    'masterPassword.value must be that of a sensitive variable, never the password itself in the code',
  );
}

export function notIdentifier(prop: string, value: string | undefined): Problem {
  return notMatching(
    prop,
    value,
    IDENTIFIER,
    "1 to 63 letters, digits and '-', the first a letter",
  );
}

function notHalf(prop: string, value: number, least: number, most: number): Problem {
  if (isOpen(value)) return undefined;
  if (value >= least && value <= most && Number.isInteger(value * 2)) return undefined;
  return `${prop} must be between ${least} and ${most} in halves, got ${show(value)}`;
}
