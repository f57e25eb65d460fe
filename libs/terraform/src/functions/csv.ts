import { CsvError, parse } from 'csv-parse/sync';
import { EvaluationError } from '../expression/evaluation-error';
import { ofKind } from '../value/kind';
import type { Value } from '../value/value';

/** The rows of a CSV text as objects by the names in its first row. */
export function decodeCsv(text = ''): Value {
  const [names, ...rows] = rowsOf(text.replaceAll('\r\n', '\n'));
  if (names === undefined) throw new EvaluationError('csvdecode(): missing header line');
  if (new Set(names).size < names.length) {
    throw new EvaluationError('csvdecode(): two columns have the same name');
  }
  return ofKind(
    'list',
    rows.map((row) =>
      ofKind('object', Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))),
    ),
  );
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, { skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) throw new EvaluationError(`csvdecode(): ${error.message}`);
    throw error;
  }
}
