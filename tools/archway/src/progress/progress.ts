import type { TraceEvent } from '@archway/local';
import type { Terminal } from '../cli/terminal';
import type { Noun } from '../entry/entry';
import { nounOf } from '../result/nouns';
import { count } from '../words/words';

/**
 * Says what goes on: a line that is overwritten on a terminal, a line for each thing that is worth one
 * elsewhere.
 */
export class Progress {
  private uploaded = 0;
  private pictures = 0;
  private deadLetters = 0;
  private shown = '';
  private total = 0;
  private noun = 'photo';

  constructor(private readonly terminal: Pick<Terminal, 'err' | 'live'>) {}

  /** A line that stays. */
  say(text: string): void {
    this.clear();
    this.terminal.err(`${text}\n`);
    this.show();
  }

  begin(entries: readonly { readonly noun: Noun }[]): void {
    this.total = entries.length;
    this.noun = nounOf(entries);
  }

  see(event: TraceEvent): void {
    if (event.kind === 'object-created') {
      if (event.functionName === undefined) this.uploaded += 1;
      else this.pictures += 1;
    } else if (event.kind === 'dead-lettered') this.deadLetters += 1;
    else return;
    this.show();
  }

  /** The last word on the line. */
  end(): void {
    this.clear();
    this.total = 0;
  }

  private show(): void {
    if (!this.terminal.live || this.total === 0) return;
    const parts = [
      `${this.uploaded} of ${count(this.total, this.noun)} uploaded`,
      count(this.pictures, 'picture'),
      ...(this.deadLetters === 0 ? [] : [count(this.deadLetters, 'dead letter')]),
    ];
    this.clear();
    this.shown = parts.join(', ');
    this.terminal.err(this.shown);
  }

  private clear(): void {
    if (this.shown === '') return;
    this.shown = '';
    this.terminal.err('\r\u001b[2K');
  }
}
