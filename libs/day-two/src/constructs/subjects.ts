import type * as core from '@archway/core';
import * as messaging from '@archway/messaging';
import type { ConstructClass, Subject } from './changes';

const LIBRARIES = {
  messaging,
};

/** The constructs that these libraries export and that take props. */
export const SUBJECTS: readonly Subject[] = Object.values(LIBRARIES).flatMap((library) => {
  const tables = library.declaredProps as core.DeclaredProps<string>;
  const exported = library as unknown as Readonly<Record<string, ConstructClass>>;
  return Object.keys(tables.types)
    .filter((name) => name !== 'AwsStack')
    .map((name) => ({ name, make: exported[name] as ConstructClass, tables }));
});
