import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { EvaluationError } from '../expression/evaluation-error';
import { toSet } from '../types/convert';
import type { Value } from '../value/value';

/** More entries are not gone through. */
const MOST_ENTRIES = 20_000;

/**
 * The files below a folder whose paths match a pattern such as `**\/*.json`; undefined where there are
 * too many, or where a symbolic link may lead to more.
 */
export function filesMatching(folder: string, pattern: string): Value | undefined {
  const expression = compile(pattern);
  const files = filesIn(folder);
  return files && toSet(files.filter((path) => expression.matches(path)));
}

function filesIn(folder: string): readonly string[] | undefined {
  const found: string[] = [];
  const open = [''];
  let seen = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of entriesIn(join(folder, at))) {
      if (++seen > MOST_ENTRIES || entry.isSymbolicLink()) return undefined;
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found;
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(expressionOf(pattern));
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) {
      throw new EvaluationError(`fileset(): "${pattern}" is no pattern`);
    }
    throw error;
  }
}

const TOKEN = /\*\*\/|\*\*|\*|\?|\[[!^]?[^\]]*\]|[{},]|\\[\s\S]|[\s\S]/g;

function expressionOf(pattern: string): string {
  let depth = 0;
  return pattern.replace(TOKEN, (token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        depth = Math.max(0, depth - 1);
        return ')';
      case ',':
        return depth > 0 ? '|' : ',';
      default:
        if (token.length > 1 && token.startsWith('[')) return token.replace(/^\[!/, '[^');
        return RE2JS.quote(token.startsWith('\\') ? token.slice(1) : token);
    }
  });
}
