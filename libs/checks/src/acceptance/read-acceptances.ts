import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Configuration } from '@archway/terraform';
import { isRecord } from '../policy/policy';
import type { Acceptance } from './acceptance';
import { acceptancesInComments } from './comments';

/** The file of accepted risks that lies beside Terraform, or where the command runs. */
export const ACCEPTANCE_FILE = '.archway.json';

/** An accepted risk could not be read. The message is one line that names the file and what to do. */
export class UnreadableAcceptance extends Error {
  override readonly name = 'UnreadableAcceptance';
}

/**
 * The risks that are accepted in the files of configurations.
 *
 * @param folders where to look for a file of accepted risks, beside the configurations' own folders
 */
export function readAcceptances(
  configurations: readonly Configuration[],
  folders: readonly string[] = [],
): readonly Acceptance[] {
  const inFiles = configurations.flatMap((configuration) =>
    filesOf(configuration).flatMap((file) => acceptancesIn(file, configuration.name)),
  );
  const beside = configurations.map(({ file }) => folderOf(file));
  const lists = [...new Set([...folders, ...beside].map((folder) => resolve(folder)))]
    .map((folder) => join(folder, ACCEPTANCE_FILE))
    .filter((file) => existsSync(file))
    .flatMap(acceptancesInList);
  return [...inFiles, ...lists];
}

function filesOf({ file, of, resources, dataSources }: Configuration): readonly string[] {
  if (of !== 'text') return [];
  const stated = [...resources, ...dataSources].flatMap(({ position }) =>
    position === undefined ? [] : [resolve(position.file)],
  );
  const own = existsSync(file) && statSync(file).isFile() ? [resolve(file)] : [];
  const inFolder =
    existsSync(file) && statSync(file).isDirectory()
      ? readdirSync(file)
          .filter((name) => /\.tf(\.json)?$/.test(name))
          .map((name) => resolve(file, name))
      : [];
  return [...new Set([...stated, ...own, ...inFolder])].filter((each) => existsSync(each));
}

function folderOf(file: string): string {
  return existsSync(file) && statSync(file).isDirectory() ? file : join(file, '..');
}

function acceptancesIn(file: string, stack: string): readonly Acceptance[] {
  const text = readFileSync(file, 'utf8');
  if (!text.includes('archway')) return [];
  return file.endsWith('.json')
    ? acceptancesInNotes(text, file, stack)
    : acceptancesInComments(text, file, stack);
}

const SENTENCE = /^archway:accept\s+([\w-]+)(?:\s+because\s*(.*))?$/;

/** In JSON, a block's `//` is where a note may stand. One construct's note stands in each of its resources. */
function acceptancesInNotes(text: string, file: string, stack: string): readonly Acceptance[] {
  const merged = new Map<string, Acceptance>();
  for (const { block, note } of notesIn(JSON.parse(text) as unknown)) {
    for (const { rule, because, at = block } of statedIn(note)) {
      const key = JSON.stringify([rule, because, at]);
      const blocks = [...(merged.get(key)?.blocks ?? []), block];
      merged.set(key, { rule, because, at, file, stack, blocks });
    }
  }
  return [...merged.values()];
}

function notesIn(document: unknown): readonly { block: string; note: unknown }[] {
  if (!isRecord(document)) return [];
  return (['resource', 'data'] as const).flatMap((mode) =>
    records(document[mode]).flatMap((types) =>
      Object.entries(types).flatMap(([type, blocks]) =>
        records(blocks).flatMap((named) =>
          Object.entries(named).flatMap(([name, body]) =>
            records(body).map((each) => ({
              block: mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
              note: each['//'],
            })),
          ),
        ),
      ),
    ),
  );
}

function statedIn(note: unknown): readonly { rule: string; because: string; at?: string }[] {
  if (Array.isArray(note)) return note.flatMap(statedIn);
  if (typeof note === 'string') {
    const [, rule, because = ''] = SENTENCE.exec(note.trim()) ?? [];
    return rule === undefined ? [] : [{ rule, because: because.trim() }];
  }
  const archway = isRecord(note) ? note['archway'] : undefined;
  const list = isRecord(archway) ? archway['accept'] : undefined;
  return (Array.isArray(list) ? list : []).filter(isRecord).map(({ rule, because, at }) => ({
    rule: String(rule),
    because: typeof because === 'string' ? because.trim() : '',
    ...(typeof at === 'string' ? { at } : {}),
  }));
}

function acceptancesInList(file: string): readonly Acceptance[] {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UnreadableAcceptance(`${file}: is not valid JSON (${(error as Error).message})`);
  }
  const list = isRecord(document) ? document['accept'] : undefined;
  if (!Array.isArray(list)) {
    throw new UnreadableAcceptance(
      `${file}: accept must be a list of { "rule", "at", "because" }, got ${typeof list}`,
    );
  }
  return list.map((item: unknown, index) => {
    const { rule, at, because, stack = '' } = isRecord(item) ? item : {};
    const named = { rule, at, because, stack };
    const wrong = Object.entries(named).find(([, value]) => typeof value !== 'string');
    if (wrong !== undefined) {
      throw new UnreadableAcceptance(
        `${file}: accept[${index}].${wrong[0]} must be a text, got ${JSON.stringify(wrong[1])}`,
      );
    }
    return {
      rule: String(rule),
      at: String(at),
      because: String(because).trim(),
      stack: String(stack),
      file,
    };
  });
}

function records(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isRecord);
}
