import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RULES } from '../rules/rules';
import { documentationOf } from './documentation';

const folder = resolve(__dirname, '../../../../docs/rules');

it('is what the rules say: npx tsx libs/checks/src/documentation/write.ts writes it anew', () => {
  const pages = documentationOf(RULES);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  for (const [name, text] of Object.entries(pages)) {
    expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, text]);
  }
});

it('has an own page of AWS, an own id and whole sentences for every rule', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.awsPage).toMatch(/^https:\/\/(docs\.aws|aws)\.amazon\.com\/\S+$/);
    expect([rule.id, /\.$/.test(rule.title)]).toEqual([rule.id, false]);
    for (const text of [rule.looksFor, rule.why, rule.fix]) expect(text).toMatch(/[.:]$/);
  }
});
