import { parsePlan, Sensitive, Unknown, type Plan } from '@archway/terraform';
import { namingOf } from './naming';
import { policyReader, type PolicyReader } from './policy-reader';

const BUCKET = 'aws_s3_bucket.Photos';

/** A plan with documents that are read at the apply, and a bucket that is there or not yet. */
const planWith = (documents: Record<string, object>, arn?: string): Plan => {
  const data = Object.entries(documents).map(([name, after]) => ({
    ...{ address: `data.aws_iam_policy_document.${name}`, mode: 'data', name },
    type: 'aws_iam_policy_document',
    change: { actions: ['read'], before: null, after, after_unknown: { json: true } },
  }));
  const bucket = {
    ...{ address: BUCKET, mode: 'managed', type: 'aws_s3_bucket', name: 'Photos' },
    change: {
      actions: arn === undefined ? ['create'] : ['no-op'],
      before: arn === undefined ? null : { arn },
      after: arn === undefined ? {} : { arn },
      after_unknown: arn === undefined ? { arn: true } : {},
    },
  };
  return parsePlan(
    JSON.stringify({ format_version: '1.2', resource_changes: [...data, bucket] }),
    'orders/plan.json',
  );
};

const readerOf = (documents: Record<string, object> = {}, arn?: string): PolicyReader =>
  policyReader(planWith(documents, arn));

const unknown = (expression: string, ...references: readonly string[]): Unknown =>
  new Unknown(expression, references, 'known only after an apply');

const documentNamed = (name: string): Unknown =>
  unknown('(known after apply)', `data.aws_iam_policy_document.${name}.json`);

const TEXT = `{"Statement":[{"Action":"s3:GetObject","Resource":"\${${BUCKET}.arn}/*"}]}`;

describe('a policy that is not known before the apply', () => {
  it('is read from its text, with what is known put in', () => {
    const value = unknown(TEXT, `${BUCKET}.arn`);
    expect(readerOf({}, 'arn:aws:s3:::photos').after(value)).toMatchObject([
      { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::photos/*'] },
    ]);
    expect(readerOf().after(value)).toMatchObject([{ resources: [`\${${BUCKET}.arn}/*`] }]);
  });

  it('is read from the document that it comes from', () => {
    const documents = { Read: { statement: [{ actions: ['s3:GetObject'], resources: ['*'] }] } };
    expect(readerOf(documents).after(documentNamed('Read'))).toMatchObject([
      { effect: 'Allow', actions: ['s3:GetObject'], resources: ['*'] },
    ]);
  });

  it('has the statements of the documents that its document is made of', () => {
    const source = '{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}';
    const documents = {
      Read: {
        source_policy_documents: [source],
        statement: [{ actions: ['s3:GetObject'], resources: ['*'] }],
      },
    };
    expect(readerOf(documents).after(documentNamed('Read'))).toMatchObject([
      { effect: 'Deny', actions: ['s3:*'] },
      { effect: 'Allow', actions: ['s3:GetObject'] },
    ]);
  });

  it.each([
    ['a text that is no document', unknown('${local.policy}')],
    ['a document that is not there', documentNamed('Nowhere')],
    ['one of two documents', unknown('(known after apply)', 'data.a_b.C.json', 'data.a_b.D.json')],
    ['what is sensitive', new Sensitive(TEXT)],
    ['nothing', undefined],
  ])('cannot be seen for %s', (_, value) => {
    expect(readerOf().after(value)).toBeUndefined();
  });
});

it('reads what is deployed, and nothing that is sensitive', () => {
  const reader = readerOf();
  expect(reader.before('{"Statement":{"Action":"a:B"}}')).toMatchObject([{ actions: ['a:B'] }]);
  expect(reader.before(new Sensitive('{"Statement":{"Action":"a:B"}}'))).toBeUndefined();
});

it('names what has no ARN yet by its construct, and leaves variables of IAM alone', () => {
  const naming = namingOf(planWith({}).planned);
  expect(naming(`\${${BUCKET}.arn}/uploads/*`)).toBe(`(${BUCKET})/uploads/*`);
  expect(naming(`\${?${BUCKET}.arn}`)).toBe(`(${BUCKET})`);
  expect(naming('arn:aws:s3:::photos/${aws:username}/*')).toBe(
    'arn:aws:s3:::photos/${aws:username}/*',
  );
});
