import { planOf, type Said } from '../testing/plan-of';
import { renamesIn } from './renames';

const renames = (resources: Readonly<Record<string, Said>>): readonly string[] =>
  renamesIn(planOf(resources).changes).map(({ from, to }) => `${from.address} → ${to.address}`);

const gone = (values: object): Said => ({ before: { ...values, arn: 'arn:x', tags: { a: 'b' } } });
const made = (values: object): Said => ({ after: values, unknown: { arn: true } });

describe('a rename', () => {
  it('is what is destroyed and created with the same arguments', () => {
    expect(
      renames({
        'aws_sqs_queue.A': gone({ name: 'intake', delay_seconds: 0 }),
        'aws_sqs_queue.B': made({ name: 'intake', delay_seconds: 0 }),
      }),
    ).toEqual(['aws_sqs_queue.A → aws_sqs_queue.B']);
  });

  it.each([
    ['another name', 'aws_sqs_queue.B', { name: 'other' }],
    ['another type', 'aws_sns_topic.B', { name: 'intake' }],
    ['nothing that says something', 'aws_sqs_queue.B', { name: null }],
  ])('is not what has %s', (_, address, values) => {
    expect(
      renames({ 'aws_sqs_queue.A': gone({ name: 'intake' }), [address]: made(values) }),
    ).toEqual([]);
  });

  it('is told of several that are alike by the end of their names, without the hash of CDKTF', () => {
    expect(
      renames({
        'aws_eip.Left_A1B2C3D4': gone({ domain: 'vpc' }),
        'aws_eip.Right_A1B2C3D4': gone({ domain: 'vpc' }),
        'aws_eip.Net_Right_FFFF0000': made({ domain: 'vpc' }),
        'aws_eip.Net_Left_FFFF0000': made({ domain: 'vpc' }),
      }),
    ).toEqual([
      'aws_eip.Right_A1B2C3D4 → aws_eip.Net_Right_FFFF0000',
      'aws_eip.Left_A1B2C3D4 → aws_eip.Net_Left_FFFF0000',
    ]);
  });

  it('is told of instances by their keys', () => {
    expect(
      renames({
        'aws_eip.A[0]': gone({ domain: 'vpc' }),
        'aws_eip.A[1]': gone({ domain: 'vpc' }),
        'aws_eip.B[0]': made({ domain: 'vpc' }),
        'aws_eip.B[1]': made({ domain: 'vpc' }),
      }),
    ).toEqual(['aws_eip.A[0] → aws_eip.B[0]', 'aws_eip.A[1] → aws_eip.B[1]']);
  });

  it('is not guessed where nothing tells them apart', () => {
    expect(
      renames({
        'aws_eip.A': gone({ domain: 'vpc' }),
        'aws_eip.B': gone({ domain: 'vpc' }),
        'aws_eip.C': made({ domain: 'vpc' }),
      }),
    ).toEqual([]);
  });

  it('is not what a moved block has taken over', () => {
    const moved = {
      before: { name: 'intake' },
      after: { name: 'intake' },
      rest: { previous_address: 'aws_sqs_queue.A' },
    };
    expect(
      renames({ 'aws_sqs_queue.B': moved, 'aws_sqs_queue.C': gone({ name: 'intake' }) }),
    ).toEqual([]);
  });
});
