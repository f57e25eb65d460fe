import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeInBrowser } from '@archway/review/browser';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { RunResult } from '../result/result';
import { reportPage } from './report';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const QUEUE = 'arn:aws:sqs:eu-west-1:1:pictures-with-a-very-long-name';
const DEAD = 'arn:aws:sqs:eu-west-1:1:dead';
const stops = [
  { kind: 'bucket', arn: 'bucket', label: 'Uploads' },
  { kind: 'topic', arn: 'topic', label: 'Uploaded' },
  { kind: 'queue', arn: QUEUE, label: 'Thumbnail/Queue/With/A/Very/Long/Path' },
  { kind: 'function', arn: 'function', label: 'Thumbnail/Function' },
] as const;

const result: RunResult = {
  targets: ['uploads/'],
  branches: [{ name: 'Thumbnail', stops, queueArn: QUEUE, deadLetterQueueArn: DEAD }],
  entries: [
    {
      noun: 'photo',
      name: 'broken.jpg',
      key: 'upload/broken.jpg',
      bytes: 1,
      outcomes: [
        {
          branch: 'Thumbnail',
          status: 'refused',
          reason: 'it is no picture',
          pictures: [],
          deadLetterQueueArn: DEAD,
          milliseconds: 360_000,
          steps: [{ milliseconds: 5, text: 'uploaded', tone: 'plain' }],
          log: ['START RequestId: 1', 'END RequestId: 1'],
          reached: [...stops.map(({ arn }) => arn), DEAD],
        },
      ],
    },
  ],
  problems: ['denied: sns.amazonaws.com may not sqs:SendMessage'],
  refusals: [
    {
      explanation: `sns.amazonaws.com may not sqs:SendMessage on ${QUEUE}: the policy has no statement that allows it`,
      times: 2,
      statement: '{\n  "Effect": "Allow"\n}',
      isStated: false,
    },
  ],
  queues: [
    {
      label: 'Thumbnail/Queue',
      queueArn: QUEUE,
      levels: [
        { at: 0, messages: 1 },
        { at: 60_000, messages: 0 },
      ],
    },
  ],
  notSimulated: ['aws_pipes_pipe.P: is not simulated'],
  idleStacks: [],
  leftOut: [],
  realMilliseconds: 2000,
  skippedMilliseconds: 358_000,
};

describeInBrowser('the report of a run in a browser', (executablePath) => {
  const folder = mkdtempSync(join(tmpdir(), 'archway-report-'));
  const file = join(folder, 'report.html');
  let browser: Browser;
  let complaints: string[];

  beforeAll(async () => {
    writeFileSync(file, reportPage(result));
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    // The page's own policy allows no script, and axe is one.
    const page = await browser.newPage({ bypassCSP: true, ...options });
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('has nothing that axe finds and fits %i pixels, %s', async (width, colorScheme) => {
    const page = await open({ viewport: { width, height: 800 }, colorScheme });
    await page.evaluate(
      'document.querySelectorAll("details").forEach((each) => (each.open = true))',
    );
    await page.evaluate(AXE);
    const found = await page.evaluate<string[]>(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes.map((node) => node.html).join(" ")))',
    );
    expect(found).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await page.close();
  });

  it('opens from a file without a complaint or a request', async () => {
    const page = await open({ bypassCSP: false });
    await page.locator('h1').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is read by keyboard: the drawing takes the focus, and a branch opens', async () => {
    const page = await open({ viewport: { width: 390, height: 800 } });
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate<string | undefined>('document.activeElement?.className');
    expect(await focused()).toBe('picture');
    const branch = page.locator('.photo details').first();
    await branch.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await branch.getAttribute('open')).toBe('');
    await page.close();
  });

  it('draws the architecture once, and the way of the object on it', async () => {
    const page = await open();
    const [whole, way] = [page.locator('.picture').first(), page.locator('.photo .picture')];
    expect(await whole.locator('.box').count()).toBe(5);
    expect(await whole.locator('.wire').count()).toBe(4);
    expect(await way.locator('.box.on').count()).toBe(5);
    await page.close();
  });
});
