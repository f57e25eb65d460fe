import { synth } from '@archway/testing';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function';
import { Token } from 'cdktf';
import * as path from 'node:path';
import { runInNewContext } from 'node:vm';
import { KeyValueStore } from '../key-value-store/key-value-store';
import { bundleCloudFrontFunction } from './bundle-cloudfront-function';
import type { CloudFrontFunctionProps } from './cloudfront-function';
import { CloudFrontFunction } from './cloudfront-function';
import { handler as indexDocument } from './fixtures/index-document';

const fixture = (name: string) => path.join(__dirname, 'fixtures', `${name}.ts`);

const withFunction = (props: CloudFrontFunctionProps) =>
  synth((scope) => {
    new CloudFrontFunction(scope, 'Index', props);
  });

const CODE = 'function handler(event) { return event.request; }';

it('goes live with runtime 2.0', () => {
  const stack = withFunction({ source: { code: CODE } });
  expect(stack.inventory).toEqual({ aws_cloudfront_function: 1 });
  expect(stack.at('aws_cloudfront_function.Index')).toEqual({
    lifecycle: { create_before_destroy: true },
    name: 'test-test-Index',
    runtime: 'cloudfront-js-2.0',
    code: CODE,
    publish: true,
  });
});

it('reads one key value store', () => {
  const made = synth((scope) => {
    const keyValueStore = new KeyValueStore(scope, 'Redirects');
    const source = { code: CODE };
    new CloudFrontFunction(scope, 'Index', { source, keyValueStore, comment: 'x', publish: false });
  }).only(CloudfrontFunction);
  expect(made).toMatchObject({
    key_value_store_associations: ['${aws_cloudfront_key_value_store.Redirects.arn}'],
    comment: 'x',
    publish: false,
  });
});

it('keeps template literals from Terraform', () => {
  const source = { code: 'function handler(event) { return `${event.x}%{y}`; }' };
  expect(withFunction({ source }).only(CloudfrontFunction).code).toBe(
    'function handler(event) { return `$${event.x}%%{y}`; }',
  );
});

// #region unit-test
it('asks for the index of a folder', () => {
  const event = { request: { uri: '/docs/' } } as Parameters<typeof indexDocument>[0];
  expect(indexDocument(event).uri).toBe('/docs/index.html');
});
// #endregion

/** Runs code as CloudFront does: what counts is the function called `handler`. */
function run(code: string, event: unknown): unknown {
  return runInNewContext(`${code}; handler(event);`, { event });
}

it.each([false, true])('bundles a file with what it imports (minified: %p)', (minify) => {
  const code = bundleCloudFrontFunction(fixture('index-document'), { minify });
  expect(code).not.toMatch(/export|: Edge/);
  expect(run(code, { request: { uri: '/docs' } })).toEqual({ uri: '/docs/index.html' });
  expect(run(code, { request: { uri: '/logo.svg' } })).toEqual({ uri: '/logo.svg' });
});

it('leaves the modules of the runtime to the runtime', () => {
  const code = bundleCloudFrontFunction(fixture('redirect'));
  expect(code).toContain('import cf from "cloudfront";');
  expect(code).toContain('async function handler(event)');
});

it('is the same code in whatever folder it is bundled', () => {
  const relative = path.relative(process.cwd(), fixture('redirect'));
  expect(bundleCloudFrontFunction(relative)).toBe(bundleCloudFrontFunction(fixture('redirect')));
  expect(bundleCloudFrontFunction(relative)).toContain('// redirect.ts');
});

it('takes the code of a file', () => {
  const { code } = withFunction({ source: { entry: fixture('index-document') } }).only(
    CloudfrontFunction,
  );
  expect(code).toContain('function handler(event)');
  expect(code).toContain('$${request.uri.replace(');
});

it('names what the runtime does not know, with its line', () => {
  expect(() => bundleCloudFrontFunction(fixture('not-for-the-edge'))).toThrow(
    /^CloudFront function 'not-for-the-edge.ts': not-for-the-edge.ts:1: Transforming destructuring to the configured target environment \(JavaScript runtime 2.0\) is not supported yet; not-for-the-edge.ts:2: Transforming for-of/,
  );
});

it('refuses a file that exports something else', () => {
  expect(() => bundleCloudFrontFunction(fixture('two-exports'))).toThrow(
    "CloudFront function 'two-exports.ts': must export handler, and nothing else",
  );
});

it('says that a file is not there', () => {
  expect(() => bundleCloudFrontFunction(fixture('nowhere'))).toThrow(
    /^CloudFront function 'nowhere.ts': Could not resolve/,
  );
});

const padded = (bytes: number) => `${CODE}//`.padEnd(bytes, '-');

it.each([
  { source: { code: padded(10_240) } },
  { source: { code: Token.asString({ resolve: () => 'code' }) } },
  { source: { code: CODE }, comment: 'c'.repeat(128) },
])('accepts what fits (%#)', (props) => {
  expect(() => withFunction(props)).not.toThrow();
});

it.each([
  [
    { source: { code: padded(10_241) } },
    'source must have at most 10240 bytes, got 10241: set minify, or move data to a key value store',
  ],
  [{ source: { code: 'var a;' } }, 'source must declare function handler(event)'],
  [{ source: { code: CODE }, comment: 'c'.repeat(129) }, 'comment must be at most 128 characters'],
])('refuses what does not (%#)', (props, problem) => {
  expect(() => withFunction(props)).toThrow(`CloudFrontFunction 'test/Index': ${problem}`);
});

it('can be one that others deploy', () => {
  expect(CloudFrontFunction.fromFunctionArn('arn')).toEqual({ functionArn: 'arn' });
});
