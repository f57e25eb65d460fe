import MarkdownIt from 'markdown-it';
import { htmlText, markdownBlock, markdownCode, markdownText } from './markdown-text';
import { visible } from './visible';

const github = new MarkdownIt({ html: true, linkify: true });
// GitHub makes no link of a bare host name.
github.linkify.set({ fuzzyLink: false });
const rendered = (markdown: string) => github.render(markdown).trim();

describe('text in Markdown', () => {
  it.each([
    ['*all* of _them_ ~now~', '*all* of _them_ ~now~'],
    ['[a](https://example.com) ![b](c)', '[a](https://<!-- -->example.com) ![b](c)'],
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['- no list', '- no list'],
    ['> no quote', '&gt; no quote'],
    ['a$b and c$d', 'a<span>$</span>b and c<span>$</span>d'],
    ['</details><b>&lt;', '&lt;/details&gt;&lt;b&gt;&amp;lt;'],
    ['`a` \\ b | c', '`a` \\ b | c'],
    ['two\nlines', 'two lines'],
  ])('shows %j as it is written', (text, html) => {
    expect(rendered(markdownText(text))).toBe(`<p>${html}</p>`);
  });

  it.each([
    ['ask @someone', 'ask @<!-- -->someone'],
    ['see #12 of acme/shop#13', 'see #<!-- -->12 of acme/shop#<!-- -->13'],
    ['see GH-12', 'see GH-<!-- -->12'],
    ['www.example.com', 'www<!-- -->.example.com'],
    ['arn:key:a', 'arn:<!-- -->key:a'],
  ])('keeps GitHub from linking or drawing %j', (text, html) => {
    expect(rendered(markdownText(text))).toBe(`<p>${html}</p>`);
  });

  it.each(['a @ b', '# 12', 'port: 22', 'C#'])('leaves %j without a break', (text) => {
    expect(rendered(markdownText(text))).toBe(`<p>${text}</p>`);
  });
});

it.each(['a', '`', '``', '`a``b`', ' ` ', 'a`'])('shows %j as code', (text) => {
  expect(rendered(markdownCode(text))).toBe(`<p><code>${text.trim()}</code></p>`);
});

it('shows a text as it is within an HTML element', () => {
  const markdown = `<details><summary>${htmlText('</summary> *a* @b #1 &lt;')}</summary></details>`;
  expect(rendered(markdown)).toBe(
    '<details><summary>&#60;/summary&#62; &#42;a&#42; @<!-- -->b &#35;<!-- -->1 &#38;lt;</summary></details>',
  );
});

it('shows lines in a fence that none of them closes', () => {
  const html = rendered(markdownBlock(['```', '</code>@b', '````'], 'diff'));
  expect(html).toBe('<pre><code class="language-diff">```\n&lt;/code&gt;@b\n````\n</code></pre>');
});

it('shows controls, direction marks and broken characters instead of running them', () => {
  expect(visible('\u001b[31m\u0007\u202e\u009b\ud800')).toBe('␛[31m␇\\u202e\\u009b\ufffd');
});

it('leaves ordinary characters of any language and joined emoji as they are', () => {
  expect(visible('日本 é 👩‍👩‍👧 ±')).toBe('日本 é 👩‍👩‍👧 ±');
});

it('keeps the controls it is told to keep', () => {
  expect(visible('a\n\tb', '\n')).toBe('a\n␉b');
});
