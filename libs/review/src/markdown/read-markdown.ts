import MarkdownIt from 'markdown-it';

/** GitHub-flavoured Markdown as a reader of the specs needs it: CommonMark with tables, HTML and links of addresses. */
const github = new MarkdownIt({ html: true, linkify: true });
// GitHub makes no link of a bare host name.
github.linkify.set({ fuzzyLink: false });

const TAG = /<!--.*?-->|<[^>]*>/gs;

/** What a rendered document holds. */
export interface Rendered {
  /** Texts outside of code, as GitHub looks at them for mentions; a tag or a comment ends one. */
  readonly texts: readonly string[];
  /** Tags and comments, as they are written. */
  readonly tags: readonly string[];
  readonly links: readonly string[];
  readonly images: number;
  /** The text of each item of a list. */
  readonly items: readonly string[];
  /** The text of the first quote. */
  readonly quote: string;
  /** Whether each fence ends where it was closed. */
  readonly closed: boolean;
}

/** The document as a browser would have it. */
export function readMarkdown(markdown: string): Rendered {
  const lines = markdown.split('\n');
  const tokens = github.parse(markdown, {});
  const texts: string[] = [];
  const tags: string[] = [];
  const links: string[] = [];
  const items: string[] = [];
  const quotes: string[] = [];
  let images = 0;
  let closed = true;
  let quoted = 0;
  tokens.forEach((token, index) => {
    if (token.type === 'blockquote_open') quoted++;
    if (token.type === 'blockquote_close') quoted--;
    if (token.type === 'html_block') {
      tags.push(...(token.content.match(TAG) ?? []));
      texts.push(...token.content.split(TAG).map(entities));
    }
    if (token.type === 'fence') {
      closed &&= lines[(token.map?.[1] ?? 0) - 1]?.trim() === token.markup;
    }
    if (token.type !== 'inline') return;
    const whole: string[] = [];
    let text = '';
    for (const child of token.children ?? []) {
      if (child.type === 'text' || child.type === 'text_special') text += child.content;
      else if (child.type === 'softbreak') text += '\n';
      if (child.type === 'html_inline') tags.push(child.content);
      if (child.type === 'link_open') links.push(String(child.attrGet('href')));
      if (child.type === 'image') images++;
      if (child.type === 'html_inline' || child.type === 'code_inline') {
        texts.push(text);
        text = '';
      }
      if (child.type !== 'html_inline')
        whole.push(child.type === 'softbreak' ? '\n' : child.content);
    }
    texts.push(text);
    if (quoted > 0) quotes.push(whole.join(''));
    if (tokens[index - 2]?.type === 'list_item_open') items.push(whole.join(''));
  });
  return { texts, tags, links, images, items, quote: quotes[0] ?? '', closed };
}

/** Numeric entities as the characters they are. */
function entities(text: string): string {
  return text.replace(/&#(\d+);/g, (_, point: string) => String.fromCharCode(Number(point)));
}
