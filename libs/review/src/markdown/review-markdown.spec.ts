import { visible } from '@archway/checks';
import fc from 'fast-check';
import { sampleReview } from '../sample/sample-review';
import { anyReview } from './arbitrary-review';
import { readMarkdown, type Rendered } from './read-markdown';
import { COMMENT_MARKER, reviewMarkdown, SMALLEST_COMMENT } from './review-markdown';

const OURS =
  /^(<!-- archway review -->|<!-- -->|<\/?(details|summary|b|code|sub|span)>|<details open>)$/;
const ICONS = /^(🛑|⚠️|ℹ️)/u;

function tellsEveryConcern({ items, texts }: Rendered, concerns: number): boolean {
  const listed = items.filter((item) => ICONS.test(item)).length;
  const counted = texts.map((text) => /^And (\d+) more: /.exec(text)?.[1]).find((number) => number);
  return listed + Number(counted ?? 0) === concerns;
}

function detailsAreClosed({ tags }: Rendered): boolean {
  let depth = 0;
  for (const tag of tags) {
    if (tag.startsWith('<details')) depth++;
    if (tag === '</details>') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function saysVerdict({ quote }: Rendered, sentence: string): boolean {
  const said = quote.replace(/^\[!\w+\]\n/, '');
  const whole = visible(sentence.replace(/\s+/g, ' ').trim());
  return (
    said === whole ||
    (said.endsWith('…') && whole.startsWith(said.slice(0, -1)) && said.length > 50)
  );
}

describe('a comment of any review', () => {
  it('fits any limit, and nothing in it breaks out', () => {
    fc.assert(
      fc.property(
        anyReview(150),
        fc.oneof(fc.integer({ min: SMALLEST_COMMENT, max: 20_000 }), fc.constant(65_536)),
        (review, limit) => {
          const markdown = reviewMarkdown(review, { limit });
          const rendered = readMarkdown(markdown);
          expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit);
          expect(markdown.startsWith(`${COMMENT_MARKER}\n`)).toBe(true);
          expect(saysVerdict(rendered, review.verdict.sentence)).toBe(true);
          expect(tellsEveryConcern(rendered, review.verdict.concerns.length)).toBe(true);
          expect(detailsAreClosed(rendered)).toBe(true);
          expect(rendered.closed).toBe(true);
          expect(rendered.tags.filter((tag) => !OURS.test(tag))).toEqual([]);
          expect(
            rendered.texts.filter((text) => /@[\p{L}\p{N}_]|#\d|\bgh-\d/iu.test(text)),
          ).toEqual([]);
          expect(
            rendered.links.filter((link) => !link.startsWith('https://docs.aws.amazon.com/')),
          ).toEqual([]);
          expect(rendered.images).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  }, 120_000);
});

describe('the comment of the sample', () => {
  const markdown = reviewMarkdown(sampleReview());
  const { items, quote } = readMarkdown(markdown);

  it('leads with the line by which it is found again, and the verdict', () => {
    expect(markdown.split('\n').slice(0, 3)).toEqual([
      '<!-- archway review -->',
      '',
      '> [!CAUTION]',
    ]);
    expect(quote).toContain('Stop: a database with its tables');
  });

  it('tells a concern with its construct path and what is behind it', () => {
    expect(items).toContain(
      '🛑 Queue lambdas-prod-thumbnail is destroyed and made anew, with the messages in it · lambdas-prod/Thumbnail/Queue',
    );
    expect(items).toContain('name: thumbnails → lambdas-prod-thumbnail forces it');
  });

  it('tells resources that moved together as one move', () => {
    expect(items).toContain(
      'move 2 resources from Vpc/database to Vpc/data: a moved block says so',
    );
  });

  it('shows no attribute that a meaning has told, and the one beside it', () => {
    const start = items.indexOf('update Web/Group aws_security_group');
    expect(items.slice(start, start + 4)).toEqual([
      'update Web/Group aws_security_group',
      '+ Network reach: web can be reached on tcp/22 (SSH) from everywhere (0.0.0.0/0)',
      '− Network reach: web can be reached on tcp/443 (HTTPS) from 203.0.113.0/24',
      'revoke_rules_on_delete: false → true',
    ]);
  });

  it('says that a sensitive value changes, and not what it is', () => {
    expect(items).toContain('master_password changes: (sensitive value)');
  });

  it('folds noise to a line', () => {
    expect(markdown).toContain(
      'Noise: 5 resources with nothing else; attributes: 6 tags, 2 computed, 1 reordered',
    );
    expect(markdown).not.toContain('tags.team');
  });

  it('says nothing of folding where nothing was folded', () => {
    expect(markdown).not.toContain('To fit a comment');
  });
});

describe('a first deployment', () => {
  it('is summed up by construct and type, to be opened', () => {
    const review = sampleReview();
    const [plan] = review.plans;
    const created = plan?.changes.find(({ kind }) => kind === 'create');
    if (!plan || !created) throw new Error('the sample has a created resource');
    const changes = Array.from({ length: 300 }, (_, index) => ({
      ...created,
      constructPath: `lambdas-prod/Branch${index % 3}/Function${index}/Default`,
    }));
    const markdown = reviewMarkdown({
      ...review,
      plans: [{ ...plan, changes, withoutState: true }],
    });
    expect(markdown).toContain(
      '<details><summary><b>Branch0</b> · 100 create: 100 aws&#95;lambda&#95;function</summary>',
    );
  });
});

describe('a limit', () => {
  it('folds what is created before concerns, and says so and where all of it is', () => {
    const markdown = reviewMarkdown(sampleReview(), { limit: 12_500 - 1_500 });
    const { items, quote } = readMarkdown(markdown);
    expect(quote).toContain('Stop: a database');
    expect(items.filter((item) => ICONS.test(item))).toHaveLength(
      sampleReview().verdict.concerns.length,
    );
    expect(markdown).toContain('attributes of what is created or destroyed');
    expect(markdown).toContain('`archway review --format html`');
  });

  it('counts the least concerns where not all of them fit, and keeps the worst', () => {
    const review = sampleReview();
    const concerns = review.verdict.concerns.flatMap((concern) =>
      Array.from({ length: 20 }, () => concern),
    );
    const { items, texts } = readMarkdown(
      reviewMarkdown({ ...review, verdict: { ...review.verdict, concerns } }, { limit: 4_096 }),
    );
    expect(items[0]).toContain('Database orders');
    expect(texts.some((text) => text.startsWith('And '))).toBe(true);
  });

  it('must be one that the verdict fits in', () => {
    expect(() => reviewMarkdown(sampleReview(), { limit: 4_095 })).toThrow(
      'limit must be at least 4096, got 4095',
    );
    expect(reviewMarkdown(sampleReview(), { limit: 4_096 })).toContain('Stop: a database');
  });
});
