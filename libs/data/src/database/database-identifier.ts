import { physicalName } from '@archway/core';
import type { Construct } from 'constructs';

/** The identifier of a database that is given none: the stage and the path, in the characters that RDS takes. */
export function databaseIdentifier(scope: Construct): string {
  return physicalName(scope, 63).replaceAll('_', '-').toLowerCase();
}
