import { resourceType } from '@archway/aws';
import { told, type Resources } from '../testing/planned';
import { access } from './access';
import { exposures } from './exposures';
import { publicAccessBlocks } from './public-access-block';

const one = (type: string, body: Record<string, string | boolean | string[]>): Resources => ({
  [type]: { It: { [resourceType(type)?.nameArgument ?? 'name']: 'it', ...body } },
});

it.each([
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

describe('what lets everybody into a bucket', () => {
  const bucket: Resources = { aws_s3_bucket: { Photos: { bucket: 'photos' } } };
  const open: Resources = {
    aws_s3_bucket_policy: {
      It: {
        bucket: 'photos',
        policy: JSON.stringify({
          Statement: [
            {
              ...{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' },
              Resource: 'arn:aws:s3:::photos/*',
            },
          ],
        }),
      },
    },
  };
  const readable: Resources = {
    aws_s3_bucket_acl: { It: { bucket: 'photos', acl: 'public-read' } },
  };
  const block = (flags: Record<string, boolean>): Resources => ({
    ...bucket,
    aws_s3_bucket_public_access_block: { Block: { bucket: 'photos', ...flags } },
  });
  const account = (flags: Record<string, boolean>): Resources => ({
    ...bucket,
    aws_s3_account_public_access_block: { Block: flags },
  });
  const opened = (before: Resources, after = before): readonly string[] =>
    told([access, exposures], { before, after: { ...after, ...open } });
  const LETS = 'photos (shop/Photos) now lets everybody s3:GetObject on arn:aws:s3:::photos/*';

  it('stops without a block, and where the block is for ACLs only', () => {
    expect(opened(bucket)).toEqual([`+ public/stop: ${LETS}`]);
    expect(opened(block({ block_public_acls: true, ignore_public_acls: true }))).toEqual([
      `+ public/stop: ${LETS}`,
    ]);
  });

  it.each([block, account])('is refused where that is on already, by %p', (by) => {
    expect(opened(by({ block_public_policy: true }))).toEqual([
      `+ privilege/look: ${LETS}, which AWS refuses (block_public_policy of its public access block)`,
    ]);
  });

  it('is taken where its refusal only comes with it, or goes', () => {
    const refusing = block({ block_public_policy: true });
    expect(opened(bucket, refusing)).toEqual([`+ public/stop: ${LETS}`]);
    expect(opened(refusing, block({ block_public_policy: false }))).toEqual([
      `+ public/stop: ${LETS}`,
    ]);
  });

  it('is refused for a new bucket, which has every flag on until it is made otherwise', () => {
    const after = { ...block({ block_public_policy: true }), ...open };
    expect(told(access, { after })).toEqual([
      expect.stringMatching(/^\+ privilege\/look: .* which AWS refuses /) as string,
    ]);
  });

  it('is ignored where buckets are restricted, whenever that comes', () => {
    expect(
      opened(bucket, block({ block_public_policy: false, restrict_public_buckets: true })),
    ).toEqual([
      `+ privilege/look: ${LETS}, which AWS ignores for everybody outside of the account (restrict_public_buckets of its public access block)`,
    ]);
  });

  it('is an ACL as well', () => {
    const acl = (before: Resources): readonly string[] =>
      told(exposures, { before, after: { ...before, ...readable } });
    expect(acl(block({ ignore_public_acls: true })).join()).toMatch(
      /^\+ privilege\/look: .*ignores/,
    );
    expect(acl(block({ restrict_public_buckets: true })).join()).toMatch(/^\+ public\/stop: /);
  });
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
