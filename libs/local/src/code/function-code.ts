/** Where the code of a function or layer comes from. */
export type FunctionCode =
  | { readonly kind: 'zip'; readonly file: string }
  /** What `archive_file` would zip: a folder without what it excludes. */
  | { readonly kind: 'folder'; readonly folder: string; readonly excludes: readonly string[] }
  | { readonly kind: 'files'; readonly files: readonly CodeFile[] };

/** One file of the code: its text, or a file on this machine that is taken as it is. */
export interface CodeFile {
  /** Its path in the function. */
  readonly name: string;
  readonly text?: string;
  readonly file?: string;
}

/** What stands for the code in messages. */
export function nameOfCode(code: FunctionCode): string {
  switch (code.kind) {
    case 'zip':
      return code.file;
    case 'folder':
      return code.folder;
    case 'files':
      return code.files.map(({ name, file }) => file ?? name).join(', ');
  }
}
