import { told, type Resources } from '../testing/planned';
import { exposures } from './exposures';
import { publicAccessBlocks } from './public-access-block';

const one = (type: string, body: Record<string, string | boolean | string[]>): Resources => ({
  [type]: { It: { name: 'it', ...body } },
});

it.each([
  ['aws_db_instance', { publicly_accessible: false }, { publicly_accessible: true }],
  ['aws_redshift_cluster', { publicly_accessible: false }, { publicly_accessible: true }],
  ['aws_s3_bucket_acl', { acl: 'private' }, { acl: 'public-read' }],
  ['aws_lambda_function_url', { authorization_type: 'AWS_IAM' }, { authorization_type: 'NONE' }],
  ['aws_api_gateway_method', { authorization: 'AWS_IAM' }, { authorization: 'NONE' }],
  ['aws_apigatewayv2_route', { authorization_type: 'JWT' }, { authorization_type: 'NONE' }],
  ['aws_db_snapshot', { shared_accounts: ['210987654321'] }, { shared_accounts: ['all'] }],
])('stops at a %s that is opened, and not at one that is closed', (type, closed, open) => {
  const [shut, wide] = [one(type, closed), one(type, open)];
  expect(told(exposures, { before: shut, after: wide })).toEqual([
    expect.stringMatching(/^\+ public\/stop: it \(shop\/It\) now /) as string,
  ]);
  expect(told(exposures, { before: wide, after: shut })).toEqual([
    expect.stringMatching(/^- it \(shop\/It\) /) as string,
  ]);
  expect(told(exposures, { after: wide })).toEqual([
    expect.stringMatching(/^\+ public\/stop: it \(shop\/It\), which is new, /) as string,
  ]);
  expect(told(exposures, { after: shut })).toEqual([]);
});

it('lets everybody ask a method for its options, which browsers do before they call it', () => {
  const method = (authorization: string): Resources =>
    one('aws_api_gateway_method', { http_method: 'OPTIONS', authorization });
  expect(told(exposures, { before: method('AWS_IAM'), after: method('NONE') })).toEqual([]);
});

describe('the public access block of a bucket', () => {
  const bucket: Resources = { aws_s3_bucket: { Photos: { bucket: 'photos' } } };
  const blocked = (flags: Record<string, boolean>, name = 'Block'): Resources => ({
    ...bucket,
    aws_s3_bucket_public_access_block: { [name]: { bucket: 'photos', ...flags } },
  });
  const all = { block_public_acls: true, block_public_policy: true };

  it('stops where it goes or opens', () => {
    expect(told(publicAccessBlocks, { before: blocked(all), after: bucket })).toEqual([
      '- public/stop: photos (shop/Photos) no longer has its public access blocked (block_public_acls, block_public_policy)',
    ]);
    const after = blocked({ ...all, block_public_policy: false });
    expect(told(publicAccessBlocks, { before: blocked(all), after })).toEqual([
      '- public/stop: photos (shop/Photos) no longer has its public access blocked (block_public_policy)',
    ]);
  });

  it('is only told where it comes, and not of a new bucket', () => {
    expect(told(publicAccessBlocks, { after: blocked(all) })).toEqual([]);
    expect(told(publicAccessBlocks, { before: bucket, after: blocked(all) })).toEqual([
      '+ photos (shop/Photos) has its public access blocked (block_public_acls, block_public_policy)',
    ]);
  });

  it('may stand elsewhere in the code, and go with its bucket', () => {
    expect(
      told(publicAccessBlocks, { before: blocked(all), after: blocked(all, 'Other') }),
    ).toEqual([]);
    expect(told(publicAccessBlocks, { before: blocked(all), after: {} })).toEqual([]);
  });
});
