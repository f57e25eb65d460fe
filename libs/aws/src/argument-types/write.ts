import { lowestProviderSchemas } from '@archway/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundArguments, boundResources } from './bindings';
import { argumentsIn } from './lowest-provider';
import { argumentsByType, tableText } from './make-arguments-by-type';

/** `npx tsx libs/aws/src/argument-types/write.ts` writes the table anew; it needs a mirror of the lowest provider. */
const keys = argumentsByType(
  argumentsIn(lowestProviderSchemas()),
  boundResources().flatMap(boundArguments),
);
writeFileSync(join(__dirname, 'arguments-by-type.ts'), tableText(keys));
