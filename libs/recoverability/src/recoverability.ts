import { recoverableTypes, resourceType } from '@archway/aws';
import { Estate, type Subject } from '@archway/checks';
import { numberOf, type Configuration } from '@archway/terraform';
import { backupProtections } from './backup-protections';
import { lifecyclePolicyProtections } from './lifecycle-policy-protections';
import { tagsOf } from './candidates';
import { best, type Store, type Term } from './model';
import { nativeProtections } from './native-protections';
import { failoverTerms, recoveryTime, type RestoreTimes } from './recovery-time';
import { replicaProtections } from './replica-protections';

export interface RecoverabilityOptions {
  /**
   * What restores took in somebody's tests. Nobody can compute it.
   *
   * @default - a term of the objective that is not known
   */
  readonly restoreTimes?: RestoreTimes;

  /**
   * The first year of the schedules that are enumerated.
   *
   * @default - this year
   */
  readonly fromYear?: number;
}

/** Every resource that holds data, with what protects it: the least protected first. */
export function recoverability(
  configurations: readonly Configuration[],
  { restoreTimes = {}, fromYear = new Date().getUTCFullYear() }: RecoverabilityOptions = {},
): readonly Store[] {
  const estate = new Estate(configurations);
  const failover = failoverTerms(estate, restoreTimes);
  return estate
    .all(...recoverableTypes(), 'aws_rds_cluster')
    .filter((subject, at, all) => all.findIndex(({ key }) => key === subject.key) === at)
    .map((subject) => storeOf(estate, subject, fromYear, restoreTimes, failover))
    .sort((a, b) => rank(b) - rank(a) || (a.address < b.address ? -1 : 1));
}

function storeOf(
  estate: Estate,
  subject: Subject,
  fromYear: number,
  restoreTimes: RestoreTimes,
  failover: readonly Term[],
): Store {
  const protections = [
    ...nativeProtections(estate, subject),
    ...replicaProtections(estate, subject),
    ...backupProtections(estate, subject, fromYear),
    ...lifecyclePolicyProtections(estate, subject, fromYear),
  ];
  const certain = protections.filter(({ unknown }) => unknown === undefined);
  const rpo = best(certain.map((each) => each.rpo));
  const regionRpo = best(certain.map((each) => each.regionRpo));
  const rto = recoveryTime(estate, subject, certain, restoreTimes, failover);
  const { region } = subject.resource;
  const { tags, mayBeMore } = tagsOf(subject);
  const gib = numberOf(subject.attributes[RESERVED[subject.type] ?? '']);
  return {
    address: subject.address,
    constructPath: subject.resource.constructPath,
    stack: subject.configuration.name,
    type: subject.type,
    noun: resourceType(subject.type)?.noun ?? subject.type,
    tags: Object.fromEntries([...tags].map(([key, value]) => [key, value ?? null])),
    ...(gib === undefined || gib <= 0 ? {} : { gib }),
    ...(mayBeMore ? { mayHaveMoreTags: true } : {}),
    protections,
    ...(region === undefined ? {} : { region }),
    ...(rpo === undefined ? {} : { rpo }),
    ...(regionRpo === undefined ? {} : { regionRpo }),
    ...(rto === undefined ? {} : { rto }),
  };
}

/** Arguments that reserve storage, in GiB. */
const RESERVED: Readonly<Record<string, string>> = {
  aws_db_instance: 'allocated_storage',
  aws_ebs_volume: 'size',
  aws_fsx_lustre_file_system: 'storage_capacity',
  aws_fsx_openzfs_file_system: 'storage_capacity',
  aws_fsx_windows_file_system: 'storage_capacity',
};

/** Nothing first, then what is not known, then by how much is lost. */
function rank({ protections, rpo }: Store): number {
  if (protections.length === 0) return Infinity;
  return rpo === undefined ? Number.MAX_VALUE : (rpo.minutes ?? Number.MAX_VALUE / 2);
}
