import type { Readable } from 'node:stream';

/** The most characters that are kept of one invocation's output. */
const MOST_CHARACTERS = 1024 * 1024;

/**
 * The lines that a process writes on its two outputs, cut into invocations.
 *
 * Output and results travel on different channels; a mark that the process writes on both outputs when
 * an invocation ends says which lines belong to it.
 */
export class LogLines {
  private lines: string[] = [];
  private kept = 0;
  private readonly rest = new Map<Readable, string>();
  private awaited?: { readonly mark: string; readonly missing: Set<Readable>; done: () => void };

  constructor(...streams: readonly Readable[]) {
    for (const stream of streams) {
      this.rest.set(stream, '');
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => this.read(stream, text));
      stream.on('error', () => undefined);
      stream.on('close', () => this.arrived(stream));
    }
  }

  /** Resolves when `mark` stood on each output, or the outputs have closed. */
  until(mark: string): Promise<void> {
    return new Promise((resolve) => {
      const open = [...this.rest.keys()].filter((stream) => !stream.destroyed);
      this.awaited = { mark, missing: new Set(open), done: resolve };
      for (const stream of open) this.read(stream, '');
      if (open.length === 0) resolve();
    });
  }

  /** Gives the lines since the last call and forgets them; an unfinished line counts as one. */
  take(): readonly string[] {
    for (const [stream, text] of this.rest) {
      if (text !== '') this.keep(text);
      this.rest.set(stream, '');
    }
    const taken = this.lines;
    this.lines = [];
    this.kept = 0;
    return taken;
  }

  private read(stream: Readable, text: string): void {
    let pending = `${this.rest.get(stream) ?? ''}${text}`;
    const mark = this.awaited?.missing.has(stream) ? `${this.awaited.mark}\n` : undefined;
    const at = mark === undefined ? -1 : pending.indexOf(mark);
    if (mark !== undefined && at >= 0) {
      const before = pending.slice(0, at);
      for (const line of before.split('\n')) this.keep(line);
      pending = pending.slice(at + mark.length);
      this.rest.set(stream, pending);
      this.arrived(stream);
      return;
    }
    const lines = pending.split('\n');
    this.rest.set(stream, lines.pop() ?? '');
    for (const line of lines) this.keep(line);
  }

  private arrived(stream: Readable): void {
    if (this.awaited === undefined) return;
    this.awaited.missing.delete(stream);
    if (this.awaited.missing.size > 0) return;
    this.awaited.done();
    this.awaited = undefined;
  }

  /** Blank lines say nothing and are left out: one stands before each mark. */
  private keep(line: string): void {
    if (line === '' || this.kept > MOST_CHARACTERS) return;
    this.kept += line.length;
    this.lines.push(this.kept > MOST_CHARACTERS ? '(the rest of the log is not kept)' : line);
  }
}
