import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Review } from '../review/review';
import { sampleReview } from '../sample/sample-review';
import { describeInBrowser } from './browser/browser';
import { largeReview } from './browser/large-review';
import { reviewPage } from './page';

const CONTRAST = readFileSync(path.join(__dirname, 'browser/contrast.js'), 'utf8');
/** Far above what an idle machine needs, far below what a page that lays out all of it takes. */
const OPENED_WITHIN = 20_000;

describeInBrowser('the page of a review in a browser', (executablePath) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'archway-page-'));
  let browser: Browser;
  /** What the browser complains about, and what it asks the network for. */
  let complaints: string[];

  beforeAll(async () => {
    // Chromium refuses to sandbox itself for root, which containers run as.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(
    review: Review,
    options: BrowserContextOptions = {},
    hash = '',
  ): Promise<Page> {
    const file = path.join(folder, 'review.html');
    writeFileSync(file, reviewPage(review));
    const page = await browser.newPage(options);
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(file).href + hash);
    return page;
  }

  const focused = (page: Page) =>
    page.evaluate<string | undefined>('document.activeElement?.closest("details.change")?.id');
  const shown = (page: Page) => page.locator('details.change:not([hidden])').count();
  const inSight = (page: Page, selector: string) =>
    page.evaluate<boolean>(
      `(() => { const { top } = document.querySelector('${selector}').getBoundingClientRect(); return top >= 0 && top < innerHeight; })()`,
    );

  it('opens from a file without an error, a violation of its policy or a request', async () => {
    const page = await open(sampleReview());
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Stop');
    expect(await page.getByRole('search').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('would not run a script that is not its own', async () => {
    const page = await open(sampleReview());
    await page.evaluate(
      'document.body.append(Object.assign(document.createElement("script"), { textContent: "window.foreign = 1" }))',
    );
    expect(await page.evaluate('window.foreign')).toBeUndefined();
    expect(complaints.join()).toContain('Content Security Policy');
    await page.close();
  });

  it('narrows the changes to what is searched for, in what is closed as well, and clears', async () => {
    const page = await open(sampleReview());
    const all = await shown(page);
    await page.keyboard.press('/');
    await page.keyboard.type('image/heic');
    expect(await shown(page)).toBe(1);
    expect(await page.getByRole('status').textContent()).toBe(`1 of ${all}`);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await shown(page)).toBe(all);
    await page.getByRole('searchbox').fill('no such thing');
    expect(await shown(page)).toBe(0);
    expect(await page.getByText('No change is like that.').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await shown(page)).toBe(all);
    await page.close();
  });

  it('filters by kind, level, topic and plan', async () => {
    const page = await open(sampleReview());
    const all = await shown(page);
    for (const [label, attribute] of [
      ['Any change', 'data-kind="create"'],
      ['Any level', 'data-level~="stop"'],
      ['Any topic', 'data-topic~="network"'],
    ] as const) {
      const value = /"(.*)"/.exec(attribute)?.[1] ?? '';
      await page.getByLabel(label).selectOption(value);
      const left = await shown(page);
      expect(left).toBe(await page.locator(`details.change[${attribute}]`).count());
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(all);
      await page.getByLabel(label).selectOption('');
    }
    await page.getByLabel('All plans').selectOption('p1');
    expect(await page.locator('section.plan:not([hidden])').count()).toBe(1);
    await page.close();
  });

  it('goes through the changes by the keyboard, opens and closes them', async () => {
    const page = await open(sampleReview());
    const ids = await page.evaluate<string[]>(
      '[...document.querySelectorAll("details.change")].map(({ id }) => id)',
    );
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(ids[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(ids[2]);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(ids[1]);
    const change = page.locator(`#${ids[1]}`);
    const before = await change.getAttribute('open');
    await page.keyboard.press('Enter');
    expect((await change.getAttribute('open')) === null).toBe(before !== null);
    if (before !== null) await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await change.getAttribute('open')).toBeNull();
    expect(await focused(page)).toBe(ids[1]);
    await page.close();
  });

  it('shows its keys on a question mark, but not while a question is typed', async () => {
    const page = await open(sampleReview());
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('?');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await page.close();
  });

  it('goes from a box of the graph to its change, by mouse and by keyboard', async () => {
    const page = await open(sampleReview());
    for (const act of ['click', 'press'] as const) {
      const box = page.locator('svg a.box').nth(act === 'click' ? 0 : 2);
      const id = ((await box.getAttribute('href')) ?? '').slice(1);
      await (act === 'click' ? box.click() : box.press('Enter'));
      await page.locator(`details.change#${id}:focus-within`).waitFor();
      expect(await page.locator(`#${id}`).getAttribute('open')).not.toBeNull();
      expect(await inSight(page, `#${id}`)).toBe(true);
    }
    await page.close();
  });

  it('shows a large graph in whole when asked, and does not ask where it is in sight', async () => {
    const page = await open(largeReview(60), { viewport: { width: 1000, height: 600 } });
    await page.locator('details.graph > summary').click();
    const fit = page.getByRole('button', { name: 'Show the whole' });
    const overflows = () =>
      page.evaluate(
        '(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => scrollHeight > clientHeight || scrollWidth > clientWidth)(document.querySelector(".drawing"))',
      );
    await fit.waitFor();
    expect(await overflows()).toBe(true);
    await fit.click();
    expect(await overflows()).toBe(false);
    expect(await fit.getAttribute('aria-pressed')).toBe('true');
    await page.close();
    const small = await open(largeReview(2));
    await small.locator('svg').waitFor();
    expect(await small.getByRole('button', { name: 'Show the whole' }).count()).toBe(0);
    await small.close();
  });

  it('leads from every concern to what it is about, filtered away or not', async () => {
    const page = await open(sampleReview());
    await page.getByRole('searchbox').fill('no such thing');
    for (const link of await page.locator('.concerns a').all()) {
      const id = ((await link.getAttribute('href')) ?? '').slice(1);
      await link.click();
      expect(await page.locator(`#${id}`).isVisible()).toBe(true);
      expect(await inSight(page, `#${id}`)).toBe(true);
    }
    await page.close();
  });

  it('opens the change that its address names', async () => {
    const page = await open(sampleReview(), {}, '#c1-1');
    expect(await page.locator('#c1-1').getAttribute('open')).not.toBeNull();
    expect(await focused(page)).toBe('c1-1');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('is readable in the %s theme', async (colorScheme) => {
    const page = await open(sampleReview(), { colorScheme });
    const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(colorScheme === 'light' ? 'rgb(246, 245, 242)' : 'rgb(21, 23, 26)');
    const { checked, poor } = await page.evaluate<{ checked: number; poor: string[] }>(CONTRAST);
    expect(poor).toEqual([]);
    expect(checked).toBeGreaterThan(300);
    await page.close();
  });

  it('lets the reader overrule the theme of the system, and keeps it', async () => {
    const page = await open(sampleReview(), { colorScheme: 'light' });
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByRole('button', { name: 'Theme: system' }).click();
    expect(await paper()).toBe(light);
    await page.getByRole('button', { name: 'Theme: light' }).click();
    expect(await paper()).not.toBe(light);
    await page.reload();
    expect(await page.getByRole('button', { name: 'Theme: dark' }).isVisible()).toBe(true);
    expect(await paper()).not.toBe(light);
    await page.close();
  });

  it('needs no scrolling to the side on a narrow screen, with everything open', async () => {
    const page = await open(sampleReview(), { viewport: { width: 400, height: 800 } });
    await page.evaluate(
      'document.querySelectorAll("details").forEach((each) => { each.open = true; })',
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    await page.close();
  });

  it('moves nothing where motion is not wanted', async () => {
    const duration = (page: Page) =>
      page.evaluate(
        'getComputedStyle(document.querySelector(".change > summary")).transitionDuration',
      );
    const still = await open(sampleReview(), { reducedMotion: 'reduce' });
    expect(await duration(still)).toBe('0s');
    const moving = await open(sampleReview(), { reducedMotion: 'no-preference' });
    expect(await duration(moving)).not.toBe('0s');
    await Promise.all([still.close(), moving.close()]);
  });

  it('prints every change open, and folds them again', async () => {
    const page = await open(sampleReview());
    const closed = () => page.locator('details.change:not([open])').count();
    const before = await closed();
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await closed()).toBe(0);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await closed()).toBe(before);
    await page.close();
  });

  it('runs nothing that stands in a plan', async () => {
    const evil = `</script><script>window.foreign = 1</script><img src=x onerror="window.foreign = 1">`;
    const text = JSON.stringify(sampleReview()).replaceAll(
      'Thumbnail',
      JSON.stringify(evil).slice(1, -1),
    );
    const page = await open(JSON.parse(text) as Review);
    await page.evaluate(
      'document.querySelectorAll("details").forEach((each) => { each.open = true; })',
    );
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('window.foreign')).toBeUndefined();
    expect(complaints).toEqual([]);
    await page.close();
  });

  describe('with 5,000 changes', () => {
    it('opens, searches and shows a change without laying out all of them', async () => {
      const started = Date.now();
      const page = await open(largeReview(5_000));
      expect(await shown(page)).toBe(5_000);
      const size = readFileSync(path.join(folder, 'review.html')).length;
      expect(size).toBeLessThan(6 * 1024 * 1024);
      // What is closed holds no body yet.
      expect(await page.locator('.change th').count()).toBe(0);
      await page.getByRole('searchbox').fill('value 3 of resource 4321');
      expect(await shown(page)).toBe(1);
      await page.keyboard.press('Tab');
      await page.locator('details.change:not([hidden]) > summary').click();
      expect(await page.getByRole('cell', { name: 'value 3 of resource 4321' }).isVisible()).toBe(
        true,
      );
      expect(complaints).toEqual([]);
      expect(Date.now() - started).toBeLessThan(OPENED_WITHIN);
      await page.close();
    });
  });
});
