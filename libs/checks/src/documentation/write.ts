import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RULES } from '../rules/rules';
import { documentationOf } from './documentation';

/** `npx tsx libs/checks/src/documentation/write.ts` writes `docs/rules` anew. */
const folder = resolve(__dirname, '../../../../docs/rules');
const pages = documentationOf(RULES);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!(name in pages)) rmSync(join(folder, name));
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
