import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { anyReview } from '../markdown/arbitrary-review';
import { sampleReview } from '../sample/sample-review';
import { reviewText } from './review-text';

const plain = (columns: number) => reviewText(sampleReview(), { columns, color: false });
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe('the terminal view of any review', () => {
  it('is never wider than the terminal, and no value of it is run', () => {
    fc.assert(
      fc.property(anyReview(20), fc.integer({ min: 20, max: 200 }), (review, columns) => {
        const lines = reviewText(review, { columns, color: false }).split('\n');
        expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
        expect(lines.filter((line) => CONTROLS.test(line))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

describe('the terminal view', () => {
  it('leads with the verdict, then the concerns with the worst first', () => {
    const lines = plain(160).split('\n');
    expect(lines[0]).toMatch(/^Stop: a database with its tables/);
    expect(lines.slice(3, 6)).toEqual([
      'stop Database orders (postgres, 500 GiB) is destroyed with its tables and without a final snapshot',
      '     network-prod/Orders/Database',
      '     skip_final_snapshot is true',
    ]);
  });

  it('goes on below the text of a line that is too long', () => {
    expect(plain(80)).toContain(
      [
        'stop Queue lambdas-prod-thumbnail is destroyed and made anew, with the messages',
        '     in it',
      ].join('\n'),
    );
  });

  it('tells a replacement with its reason, what it means and what else changes', () => {
    expect(plain(160)).toContain(
      [
        '  replace Thumbnail/Queue aws_sqs_queue, holds messages: cannot change name in place',
        '          - Encryption: queue lambdas-prod-thumbnail is encrypted at rest with a key of SQS',
        '          name: thumbnails → lambdas-prod-thumbnail forces the replacement',
        '          visibility_timeout_seconds: 180 → 60',
      ].join('\n'),
    );
  });

  it('sums up many new resources of a construct by their types', () => {
    const review = sampleReview();
    const [plan] = review.plans;
    const created = plan?.changes.find(({ kind }) => kind === 'create');
    const plans =
      plan && created ? [{ ...plan, changes: Array.from({ length: 40 }, () => created) }] : [];
    expect(reviewText({ ...review, plans }, { columns: 80, color: false })).toContain(
      '  create  Preview 40: 40 aws_lambda_function\n',
    );
  });

  it('shows colours only where they are asked for, and the same text', () => {
    const colored = reviewText(sampleReview(), { columns: 80, color: true });
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(plain(80));
  });
});
