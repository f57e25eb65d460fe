import { html } from './html';

it('escapes what is put in, in text and in attributes', () => {
  expect(html`<p title="${`"'`}">${'<b> & co'}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;b&gt; &amp; co</p>',
  );
});

it('leaves HTML as it is, one piece or many', () => {
  expect(html`<p>${html`<b>${'&'}</b>`}${[html`<i></i>`, html`<u></u>`]}</p>`.text).toBe(
    '<p><b>&amp;</b><i></i><u></u></p>',
  );
});

it('writes numbers, zero as well, and nothing for what is left out', () => {
  expect(html`${0}${undefined}${false}`.text).toBe('0');
});
