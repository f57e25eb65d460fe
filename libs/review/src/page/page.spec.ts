import { array, assert, constantFrom, property } from 'fast-check';
import { createHash } from 'node:crypto';
import type { Review } from '../review/review';
import { sampleReview } from '../sample/sample-review';
import { largeReview } from './browser/large-review';
import { reviewPage } from './page';

const MARK = 'zqx';
const PIECES = [
  ...['<', '>', '"', "'", '&', '`', '=', '/', ' ', '\n', '\0', '\u2028', '\u202e', MARK],
  ...[
    '</script>',
    '<script>',
    '<!--',
    '-->',
    '</style>',
    '<img src=x onerror=',
    'javascript:',
    '${',
  ],
];

/** Fields whose values the page decides by; everything else comes from a plan. */
const DECIDING = ['kind', 'level', 'topic', 'sign', 'severity', 'noise', 'change'];

/** The review with text put behind each of its texts, and before some. */
function infected(review: Review, evil: string): Review {
  const text = JSON.stringify(review, (key, value: unknown) =>
    typeof value === 'string' && !DECIDING.includes(key) ? `${value}${evil}` : value,
  );
  return JSON.parse(text) as Review;
}

/** The tags of HTML without the values of their attributes; text that is not a tag has no `<` in it. */
function tagsOf(text: string): readonly string[] {
  return (text.match(/<[^>]*>?/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, ''));
}

/** What no tag of the page is: one that text broke into, or that could fetch or run something. */
function isForeign(tag: string): boolean {
  return (
    !/^<[^"']*>$/.test(tag) ||
    tag.includes(MARK) ||
    /^<(img|iframe|object|embed|base|link)\b|\son\w+=|\sstyle=/.test(tag)
  );
}

/** What stands in an element that holds text, not markup. */
function rawTexts(page: string, element: string): readonly string[] {
  return [...page.matchAll(new RegExp(`<${element}[^>]*>([^]*?)</${element}>`, 'g'))].map(
    ([, text = '']) => text,
  );
}

function bodiesOf(page: string): string {
  const [, json = '{}'] = rawTexts(page, 'script');
  return Object.values(JSON.parse(json) as Record<string, string>).join('');
}

describe('nothing from a plan becomes markup', () => {
  const evil = array(constantFrom(...PIECES), { minLength: 1, maxLength: 8 });

  function expectHarmless(review: Review): void {
    const clean = reviewPage(review);
    assert(
      property(evil, (pieces) => {
        const page = reviewPage(infected(review, pieces.join('') + MARK));
        expect(rawTexts(page, 'script')).toHaveLength(3);
        // Style and scripts are the page's own, letter by letter.
        for (const index of [0, 2]) {
          expect(rawTexts(page, 'script')[index]).toBe(rawTexts(clean, 'script')[index]);
        }
        const markup = page.replace(/<(script|style)[^>]*>[^]*?<\/\1>/g, '') + bodiesOf(page);
        expect(markup.includes(MARK)).toBe(true);
        expect(tagsOf(markup).filter(isForeign)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }

  it('where the bodies of the changes stand in the page', () => {
    expectHarmless(sampleReview());
  });

  it('where they are text that the script puts in', () => {
    const review = largeReview(30);
    const [plan] = review.plans;
    const long = plan?.changes.map((change) => ({ ...change, because: 'x'.repeat(40_000) })) ?? [];
    const plans = review.plans.map((each) => ({ ...each, changes: long }));
    expect(bodiesOf(reviewPage({ ...review, plans }))).not.toBe('');
    expectHarmless({ ...review, plans });
  });
});

it('links only to the web where a finding names its page', () => {
  const review = sampleReview();
  const [finding] = review.checks.added;
  const page = (awsPage: string) =>
    reviewPage({
      ...review,
      checks: { ...review.checks, added: finding === undefined ? [] : [{ ...finding, awsPage }] },
    });
  expect(page('https://docs.aws.amazon.com/sqs')).toContain(
    'href="https://docs.aws.amazon.com/sqs"',
  );
  expect(page('javascript:alert(1)')).not.toContain('javascript:');
});

describe('the policy of the page', () => {
  const page = reviewPage(sampleReview());
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

  it('allows nothing but the style and the scripts of the page', () => {
    const [theme = '', , client = ''] = rawTexts(page, 'script');
    const [style = ''] = rawTexts(page, 'style');
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      `style-src '${hashOf(style)}'`,
      `script-src '${hashOf(theme)}' '${hashOf(client)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('stands before everything that it forbids', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  });
});

it('fetches nothing: every address in it is a place in the page or a page of AWS', () => {
  const addresses = [...reviewPage(sampleReview()).matchAll(/\s(?:href|src)="([^"]*)"/g)].map(
    ([, address = '']) => address,
  );
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses)
    expect(address).toMatch(/^(#|https:\/\/docs\.aws\.amazon\.com\/)/);
});

it('leads only to places that it has, each once', () => {
  const page = reviewPage(sampleReview());
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of page.matchAll(/\shref="#([^"]*)"/g)) expect(ids).toContain(id);
});

it('has its headings in order', () => {
  const levels = [...reviewPage(sampleReview()).matchAll(/<h([1-6])/g)].map(([, level]) =>
    Number(level),
  );
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.slice(1).forEach((level, index) => expect(level - (levels[index] ?? 0)).toBeLessThan(2));
});

it('tells the verdict first, then the concerns, then the changes, then the checks', () => {
  const page = reviewPage(sampleReview());
  const places = ['<h1', 'id="concerns"', 'id="changes"', 'id="p0"', 'id="checks"'].map((text) =>
    page.indexOf(text),
  );
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

it('shows the title that it is given', () => {
  expect(reviewPage(sampleReview(), { title: 'Pull request 12' })).toContain(
    '>Pull request 12</p>',
  );
});

it('says that nothing changes, without what leads to changes', () => {
  const { plans, ...review } = largeReview(0);
  const page = reviewPage({
    ...review,
    verdict: { level: 'nothing', sentence: 'Nothing changes', concerns: [] },
    plans: plans.map((plan) => ({ ...plan, graph: { nodes: [], edges: [] } })),
  });
  expect(page).toContain('Nothing changes.');
  expect(page).not.toContain('id="concerns"');
  expect(page).not.toContain('<svg');
});

it('keeps the bodies of many changes as text, and stays a few megabytes', () => {
  const page = reviewPage(largeReview(5_000));
  expect(page.replace(/<script[^]*?<\/script>/g, '').includes('<table>')).toBe(false);
  expect(bodiesOf(page).includes('value 9 of resource 4999')).toBe(true);
  expect(page.length).toBeLessThan(6 * 1024 * 1024);
});
