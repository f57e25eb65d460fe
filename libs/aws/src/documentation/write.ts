import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SERVICES } from '../catalogue/services';
import { documentationOf } from './documentation';

/** `npx tsx libs/aws/src/documentation/write.ts` writes `docs/resource-types` anew. */
const folder = resolve(__dirname, '../../../../docs/resource-types');
const pages = documentationOf(SERVICES);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!(name in pages)) rmSync(join(folder, name));
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
