import { resourceType } from '@archway/aws';

/** Whether a resource is replaced on each deployment, and nobody misses the one before. */
export function isRevision(type: string): boolean {
  return resourceType(type)?.isRevision === true;
}
