import type { Service } from '../catalogue/services';
import type { ResourceType } from '../resource-type/resource-type';
import { commandsOf } from './commands';
import { factsOf } from './facts';

/** The pages of what is known of types by file name, as `docs/resource-types` has them. */
export function documentationOf(services: readonly Service[]): Readonly<Record<string, string>> {
  return {
    'README.md': contentsOf(services),
    ...Object.fromEntries(services.map((each) => [`${each.folder}.md`, pageOf(each)])),
  };
}

function contentsOf(services: readonly Service[]): string {
  const count = services.reduce((sum, { types }) => sum + types.length, 0);
  return [
    '# What Archway knows of resource types',
    '',
    `${count} types of the AWS provider, from the tables in \`libs/aws\`. A fact that is not listed for a type is not known. Names, defaults and replacement are compared with version 5.100.0 of the provider; \`npx tsx libs/aws/src/documentation/write.ts\` writes these pages.`,
    '',
    ...services.flatMap(({ title, folder, types }) => [
      `## [${title}](${folder}.md)`,
      '',
      types.map(({ type }) => `[${type}](${folder}.md#${type})`).join(', '),
      '',
    ]),
  ].join('\n');
}

function pageOf({ title, types }: Service): string {
  return [
    `# ${title}`,
    '',
    '[All services](README.md)',
    '',
    ...types.map(({ type }) => `- [${type}](#${type})`),
    '',
    ...types.flatMap(sectionOf),
  ].join('\n');
}

function sectionOf(known: ResourceType): readonly string[] {
  const facts = factsOf(known);
  const commands = commandsOf(known);
  const used = commands.length === 0 ? [] : [['Used by', commands.map(code).join(', ')] as const];
  return [
    `## ${known.type}`,
    '',
    ...[...facts, ...used].map(([name, text]) => `- **${name}**: ${text}`),
    '',
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}
