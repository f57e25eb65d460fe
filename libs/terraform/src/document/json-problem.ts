/** What `JSON.parse` says is wrong, without the text around it, which may hold a secret. */
export function jsonProblem(error: unknown): string {
  const [line = ''] = (error as Error).message.split('\n');
  return line.replace(/,? (?:\.\.\.)?".*$/s, '');
}
