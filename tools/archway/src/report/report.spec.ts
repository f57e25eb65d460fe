import type { RunResult } from '../result/result';
import { resultTable } from '../table/table';
import { reportPage } from './report';

const EVIL = `<img src=x onerror="alert('&')">.jpg`;
const step = { milliseconds: 5, text: EVIL, tone: 'plain' } as const;

const result: RunResult = {
  targets: ['in/up/'],
  branches: [
    { name: EVIL, stops: [{ kind: 'bucket', arn: 'a', label: EVIL }], gap: 'nothing reads it' },
  ],
  entries: [
    {
      noun: 'photo',
      name: EVIL,
      key: `up/${EVIL}`,
      bytes: 1234,
      outcomes: [
        {
          branch: EVIL,
          status: 'picture',
          pictures: [
            { bucket: 'out', key: 'small', bytes: 10, file: 'report-files/a/100% #1.webp' },
            { bucket: 'out', key: 'large', bytes: 20, file: 'report-files/b/large.webp' },
          ],
          milliseconds: 1500,
          steps: Array.from({ length: 40 }, () => step),
          log: [],
          reached: ['a'],
        },
      ],
    },
    {
      noun: 'photo',
      name: 'broken\u001b[2J.jpg',
      key: 'up/broken.jpg',
      bytes: 1,
      outcomes: [
        {
          branch: 'Copy',
          status: 'refused',
          reason: `bad: ${EVIL}`,
          pictures: [],
          deadLetterQueueArn: 'arn:aws:sqs:eu-west-1:1:dead',
          milliseconds: 360_000,
          steps: [],
          log: [],
          reached: ['a'],
        },
      ],
    },
  ],
  problems: [EVIL],
  refusals: [{ explanation: EVIL, times: 2, statement: EVIL, isStated: true }],
  queues: [
    {
      label: EVIL,
      queueArn: 'q',
      levels: [
        { at: 0, messages: 1 },
        { at: 9, messages: 0 },
      ],
    },
  ],
  notSimulated: [EVIL],
  idleStacks: [],
  leftOut: ['notes.txt', EVIL],
  realMilliseconds: 2000,
  skippedMilliseconds: 358_000,
};

describe('the report', () => {
  const page = reportPage(result);

  it('escapes every name', () => {
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;.jpg');
  });

  it('fetches nothing from elsewhere and runs no script', () => {
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toContain('<script');
    expect(page).toContain("default-src 'none'");
  });

  it('shows the largest picture first, by files that a browser finds', () => {
    const sources = [...page.matchAll(/src="([^"]+)"/g)].map(([, source]) => source);
    expect(sources).toEqual(['report-files/b/large.webp', 'report-files/a/100%25%20%231.webp']);
  });

  it('tells why a photo was refused and where it lies', () => {
    expect(page).toContain('bad: &lt;img');
    expect(page).toContain('lies in dead');
  });

  it('says what waiting was skipped, and what was left out', () => {
    expect(page).toContain('5 min 58 s of waiting in queues');
    expect(page).toContain('Left out: notes.txt, ');
  });

  it('shortens a way that repeats itself', () => {
    expect(page).toContain('… 12 more steps of the same kind …');
  });
});

describe('the table', () => {
  it('has a row for each branch of each photo, and never moves the cursor', () => {
    const table = resultTable(result.entries);
    expect(table).toContain('broken�[2J.jpg (1 B)');
    expect(table).not.toContain('\u001b');
    expect(table).toMatch(/10 B \+ 20 B +1\.5 s/);
    expect(table).toMatch(/Copy +refused: bad: .* +6 min\n +in dead/);
  });
});
