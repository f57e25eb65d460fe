import type { Change, Concern } from '../../review/review';
import { changeBody } from './change-body';

const CHANGE: Change = {
  address: 'aws_sqs_queue.Intake',
  constructPath: 'orders/Intake/Default',
  type: 'aws_sqs_queue',
  module: '',
  kind: 'update',
  noise: false,
  attributes: [],
  meanings: [],
};

function body(change: Partial<Change>, concerns: readonly Concern[] = []): string {
  return changeBody({
    id: 'c0-0',
    change: { ...CHANGE, ...change },
    stack: 'orders',
    concerns,
    findings: [],
    open: false,
    region: undefined,
  }).text;
}

const MEANING = {
  topic: 'encryption',
  address: CHANGE.address,
  sign: 'removed',
  text: 'queue intake is encrypted',
  explains: ['kms_master_key_id'],
} as const;

const CONCERN: Concern = {
  kind: 'encryption',
  level: 'stop',
  plan: 'orders',
  address: CHANGE.address,
  constructPath: CHANGE.constructPath,
  text: 'Queue intake is no longer encrypted',
  details: [],
};

it('shows meanings before attributes, and folds the attributes that they explain', () => {
  const text = body({
    meanings: [MEANING],
    attributes: [
      { path: 'kms_master_key_id', before: 'key', after: '' },
      { path: 'delay_seconds', before: '1', after: '2' },
    ],
  });
  const places = ['queue intake is encrypted', 'delay_seconds', '<details', 'kms_master_key_id'];
  const found = places.map((place) => text.indexOf(place));
  expect(found).not.toContain(-1);
  expect([...found].sort((a, b) => a - b)).toEqual(found);
  expect(text).toContain('1 more: 1 told above');
});

it('folds noise and says what it is', () => {
  const text = body({
    attributes: [
      { path: 'tags.Name', before: 'a', after: 'b', noise: 'tags' },
      { path: 'policy', before: 'x', after: 'y', noise: 'reordered' },
    ],
  });
  expect(text).toContain('2 more: 1 tags, 1 the same in another order');
});

it('lists the names of what AWS makes up, but shows a value that gets lost to it', () => {
  const attribute = (path: string, before?: string) => ({
    path,
    after: '(known after apply)',
    noise: 'computed' as const,
    ...(before !== undefined && { before }),
  });
  const text = body({ attributes: [attribute('arn'), attribute('id'), attribute('url', 'https')] });
  expect(text).toContain('Known after the apply: arn, id<');
  expect(text).toContain('<del>https</del>');
});

it('says once what a concern says as well', () => {
  const said = body({ meanings: [MEANING] }, [{ ...CONCERN, text: MEANING.text }]);
  expect(said.split(MEANING.text)).toHaveLength(2);
  const both = body({ meanings: [MEANING] }, [CONCERN]);
  expect(both).toContain(MEANING.text);
  expect(both).toContain(CONCERN.text);
});

it('gives the reason of Terraform, unless a concern gives it', () => {
  const because = 'cannot change name in place';
  expect(body({ because })).toContain(because);
  expect(body({ because }, [{ ...CONCERN, details: [because] }]).split(because)).toHaveLength(2);
});

it('shows the one side that there is of what is created and destroyed, without signs', () => {
  const attributes = [{ path: 'name', before: 'old', after: 'new' }];
  expect(body({ kind: 'create', attributes })).toContain('<td>new');
  expect(body({ kind: 'destroy', attributes })).toContain('<td>old');
  expect(body({ kind: 'update', attributes })).toContain('<del>old</del> → <ins>new</ins>');
});

it('tells the address of before and the module', () => {
  expect(body({ previousAddress: 'aws_sqs_queue.Old' })).toContain('aws_sqs_queue.Old');
  expect(body({})).not.toContain('was');
});
