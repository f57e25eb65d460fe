import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GROUPS, type Group, type Rule } from '../rule/rule';

const SEVERITY_WORDS = { error: 'Error', warning: 'Warning', info: 'Remark' } as const;

/** The pages of rules by file name, as `docs/rules` has them. */
export function documentationOf(rules: readonly Rule[]): Readonly<Record<string, string>> {
  const pages = rules.map((rule) => [`${rule.id}.md`, pageOf(rule)] as const);
  return { 'README.md': contentsOf(rules), ...Object.fromEntries(pages) };
}

function contentsOf(rules: readonly Rule[]): string {
  const groups = (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const own = rules.filter((rule) => rule.group === group);
    if (own.length === 0) return [];
    return [
      `## ${GROUPS[group]}`,
      '',
      ...own.map(({ id, severity, title }) => `- [${id}](${id}.md) (${severity}): ${title}`),
      '',
    ];
  });
  return ['# The rules of archway check', '', ...groups].join('\n');
}

/** Where the pair of examples of each rule is. */
const EXAMPLES = resolve(__dirname, '../../fixtures');

/** The page of one rule, with what it finds and what it is quiet about. */
export function pageOf(rule: Rule): string {
  return [
    `# ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `${SEVERITY_WORDS[rule.severity]}, ${GROUPS[rule.group]}.${rule.isOptional === true ? ` Runs only with --rule ${rule.id}.` : ''}`,
    '',
    '## What it looks for',
    '',
    rule.looksFor,
    '',
    '## Why it matters',
    '',
    rule.why,
    '',
    '## How to fix it',
    '',
    rule.fix,
    '',
    `What AWS says: <${rule.awsPage}>`,
    '',
    ...exampleOf(rule, 'fails', 'What it finds'),
    ...exampleOf(rule, 'passes', 'What passes'),
    '## How to accept it',
    '',
    '```hcl',
    `# archway:accept ${rule.id} because …`,
    '```',
    '',
  ].join('\n');
}

function exampleOf({ id }: Rule, example: 'fails' | 'passes', title: string): readonly string[] {
  const file = join(EXAMPLES, id, `${example}.tf`);
  if (!existsSync(file)) return [];
  return [`## ${title}`, '', '```hcl', readFileSync(file, 'utf8').trimEnd(), '```', ''];
}
