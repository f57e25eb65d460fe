/** Text that is no expression of the Terraform language. */
export class SyntaxNotRead extends Error {
  /** @param position where in the text that the cursor reads */
  constructor(
    message: string,
    readonly position = 0,
  ) {
    super(message);
  }
}

/** What a person might write is nested a dozen levels deep; the parser must not exhaust the stack. */
const DEEPEST = 300;

const SPACE = /(?:[ \t\r\uFEFF]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const SPACE_AND_LINES = /(?:[\s\uFEFF]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

/** A place in a text that moves on as the text is read. */
export class Cursor {
  private depth = 0;
  private linesMatter = false;

  constructor(
    readonly text: string,
    public position = 0,
  ) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Passes over white space and comments, and over ends of lines where those mean nothing. */
  skip(): void {
    // Most tokens have no space or one space before them.
    const code = this.text.charCodeAt(this.position);
    if (code > 0x2f && code < 0x7f) return;
    this.match(this.linesMatter ? SPACE : SPACE_AND_LINES);
  }

  skipLines(): void {
    this.match(SPACE_AND_LINES);
  }

  looksAt(token: string): boolean {
    return this.text.startsWith(token, this.position);
  }

  take(token: string): boolean {
    if (!this.looksAt(token)) return false;
    this.position += token.length;
    return true;
  }

  expect(token: string, message = `'${token}' is missing`): void {
    if (!this.take(token)) throw this.error(message);
  }

  /** @param pattern with the flag `y` */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  error(message: string): SyntaxNotRead {
    return new SyntaxNotRead(message, this.position);
  }

  /**
   * Reads what may hold more of its like.
   *
   * @param linesMatter whether the end of a line means anything within it @default - as around it
   */
  nested<T>(read: () => T, linesMatter = this.linesMatter): T {
    if (this.depth >= DEEPEST) throw this.error('is nested too deeply');
    const before = this.linesMatter;
    this.depth += 1;
    this.linesMatter = linesMatter;
    try {
      return read();
    } finally {
      this.depth -= 1;
      this.linesMatter = before;
    }
  }
}
