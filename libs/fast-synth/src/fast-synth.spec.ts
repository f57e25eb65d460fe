import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  App,
  DefaultTokenResolver,
  Lazy,
  StringConcat,
  TerraformStack,
  Token,
  Tokenization,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';

const FAST_SYNTH = join(__dirname, 'fast-synth.cjs');

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fast-synth-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a fixture app in a process of its own and answers what it wrote, by path. */
function synthesize(fixture: string, { preload, env = {} }: Run): Map<string, Buffer> {
  const outdir = mkdtempSync(join(folder, 'out-'));
  const run = spawnSync(
    process.execPath,
    [...(preload === undefined ? [] : ['-r', preload]), join(__dirname, 'fixtures', fixture)],
    { cwd: folder, env: { ...process.env, CDKTF_OUTDIR: outdir, ...env }, encoding: 'utf8' },
  );
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(outdir, file)).isFile(),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(join(outdir, file))]));
}

describe('output', () => {
  it('is byte-identical to plain CDKTF for every kind of token, two stacks and the manifest', () => {
    const plain = synthesize('app.cjs', {});
    expect([...plain.keys()]).toEqual([
      'manifest.json',
      'stacks/first/cdk.tf.json',
      'stacks/second/cdk.tf.json',
    ]);
    expect(synthesize('app.cjs', { preload: FAST_SYNTH })).toEqual(plain);
  });

  it('is byte-identical to plain CDKTF as HCL', () => {
    const env = { SYNTH_HCL_OUTPUT: 'true' };
    expect(synthesize('app.cjs', { preload: FAST_SYNTH, env })).toEqual(
      synthesize('app.cjs', { env }),
    );
  });

  it('does not take exponential time where every stack refers to all earlier ones', () => {
    expect(synthesize('triangle.cjs', { preload: FAST_SYNTH }).size).toBe(41);
  });
});

describe('the file of an asset', () => {
  const bytes = (env: Readonly<Record<string, string>>, preload = FAST_SYNTH) => {
    const files = synthesize('file-asset.cjs', { preload, env });
    return [...files].filter(([file]) => file.includes('assets'));
  };

  it('lies where CDKTF puts it and has the same bytes, also after it was another one', () => {
    const asset = join(folder, 'code.zip');
    for (const content of ['first', 'second']) {
      writeFileSync(asset, content);
      const linked = bytes({ ASSET: asset });
      expect(linked).toHaveLength(1);
      expect(linked[0]?.[1].toString()).toBe(content);
      expect(linked).toEqual(bytes({ ASSET: asset, ARCHWAY_FAST_SYNTH: '0' }));
    }
  });

  it('takes no room of its own', () => {
    const asset = join(folder, 'code.zip');
    writeFileSync(asset, 'code');
    bytes({ ASSET: asset });
    expect(statSync(asset).nlink).toBe(2);
  });

  it('is the file that a link names, not the link', () => {
    writeFileSync(join(folder, 'code.zip'), 'code');
    symlinkSync('code.zip', join(folder, 'link.zip'));
    expect(bytes({ ASSET: join(folder, 'link.zip') })[0]?.[1].toString()).toBe('code');
    rmSync(join(folder, 'link.zip'));
  });

  it('is a copy where there can be no second name', () => {
    const asset = join(folder, 'code.zip');
    writeFileSync(asset, 'code');
    const [[, copy] = []] = bytes({ ASSET: asset }, join(__dirname, 'fixtures/without-links.cjs'));
    expect(copy?.toString()).toBe('code');
    expect(statSync(asset).nlink).toBe(1);
  });
});

it('leaves the zip of an archive asset to CDKTF, which makes none where its own path has a space', () => {
  const zipped = (env: Readonly<Record<string, string>>): string => {
    try {
      const [zip] = [...synthesize('archive.cjs', { env })].filter(([file]) =>
        file.endsWith('archive.zip'),
      );
      expect(zip?.[1].includes('triangle.cjs')).toBe(true);
      return zip?.[1].subarray(0, 2).toString() ?? '';
    } catch (error) {
      return String(error).includes('assetCanNotCreateZipArchive') ? 'CDKTF failed' : String(error);
    }
  };
  const expected = __dirname.includes(' ') ? 'CDKTF failed' : 'PK';
  expect(zipped({ ARCHWAY_FAST_SYNTH: '0' })).toBe(expected);
  // CDKTF zips in a process of its own, which only NODE_OPTIONS reaches.
  expect(zipped({ NODE_OPTIONS: `-r "${FAST_SYNTH}"` })).toBe(expected);
});

describe('stepping aside', () => {
  /** Loads a copy of the file beside a CDKTF of another version and answers what it says. */
  function load(version: string, env: Readonly<Record<string, string>>) {
    const cdktf = join(folder, 'node_modules/cdktf');
    mkdirSync(cdktf, { recursive: true });
    writeFileSync(join(cdktf, 'package.json'), JSON.stringify({ name: 'cdktf', version }));
    const copy = join(folder, 'fast-synth.cjs');
    copyFileSync(FAST_SYNTH, copy);
    const print = `process.stdout.write(JSON.stringify(require(${JSON.stringify(copy)})))`;
    const run = spawnSync(process.execPath, ['-e', print], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return { status: run.status, said: run.stderr, exports: JSON.parse(run.stdout) as unknown };
  }

  it('leaves a version of CDKTF alone that it does not know', () => {
    expect(load('0.22.0', {})).toEqual({
      status: 0,
      said: '',
      exports: {
        applied: false,
        reason: 'cdktf 0.22.0 is not 0.21.0, the version it knows',
      },
    });
  });

  it('says so where ARCHWAY_DEBUG is set', () => {
    expect(load('0.22.0', { ARCHWAY_DEBUG: '1' }).said).toBe(
      'fast-synth: off, cdktf 0.22.0 is not 0.21.0, the version it knows\n',
    );
  });

  it('is off where ARCHWAY_FAST_SYNTH is 0', () => {
    expect(load('0.21.0', { ARCHWAY_FAST_SYNTH: '0' }).exports).toEqual({
      applied: false,
      reason: 'ARCHWAY_FAST_SYNTH=0',
    });
  });
});

describe('as a Jest setup file', () => {
  type Stringify = (value: unknown, options?: object) => string | undefined;
  const stringifyFile = createRequire(require.resolve('cdktf/package.json')).resolve(
    'json-stable-stringify',
  );

  it('takes no stack for a token', () => {
    expect(Lazy.anyValue({ produce: () => 1 }).creationStack).toEqual([
      'not recorded; set ARCHWAY_FAST_SYNTH=0 to see the line of code that made the token',
    ]);
  });

  it('writes JSON exactly as json-stable-stringify does', () => {
    const ours = jest.requireMock<Stringify>(stringifyFile);
    const real = jest.requireActual<Stringify>(stringifyFile);
    expect(ours).not.toBe(real);

    const dated = fc.record({ at: fc.date(), none: fc.constant(undefined), key: fc.string() });
    const values = fc.oneof(fc.anything({ withDate: true, withNullPrototype: true }), dated);
    fc.assert(
      fc.property(
        values,
        fc.constantFrom({ space: 2 }, { space: 4 }, undefined),
        (value, options) => {
          expect(ours(value, options)).toBe(real(value, options));
        },
      ),
    );
  });

  it('rejects a circle as json-stable-stringify does', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const stringify = jest.requireMock<Stringify>(stringifyFile);
    expect(() => stringify(circle, { space: 2 })).toThrow('Converting circular structure to JSON');
  });

  describe('resolve', () => {
    type Resolve = (scope: IConstruct, value: unknown) => unknown;
    const file = join(dirname(require.resolve('cdktf/package.json')), 'lib/_tokens.js');
    const ours = jest.requireMock<{ resolve: Resolve }>(file).resolve;
    const real: Resolve = (scope, value) =>
      Tokenization.resolve(value, {
        scope,
        preparing: false,
        resolver: new DefaultTokenResolver(new StringConcat()),
      });
    const outcome = (resolve: Resolve, value: unknown): unknown => {
      const stack = new TerraformStack(new App(), 'stack');
      try {
        return { value: resolve(stack, value) };
      } catch (error) {
        return { error: String(error) };
      }
    };

    const token = fc
      .oneof(fc.jsonValue(), fc.constant(undefined))
      .map((value) => Lazy.anyValue({ produce: () => value }));
    const leaves = fc.oneof(
      fc.anything({ maxDepth: 0, withDate: true }),
      fc.constantFrom(
        '${aws_sqs_queue.a.arn}',
        '$${escaped}',
        '1e5',
        '-1.5e+289x',
        'a-e-b',
        -123456789,
      ),
      fc.constantFrom(
        'String Map Token Value',
        'Any Map Token Value',
        '#{TfToken[x]}',
        '&{TfToken[y]}',
      ),
      fc.string(),
      token,
      token.map((one) => `before ${Token.asString(one)} after`),
      token.map((one) => Token.asNumber(one)),
      token.map((one) => Token.asList(one)),
      token.map((one) => Token.asAnyMap(one)),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaves,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(
          fc.oneof(
            fc.string(),
            token.map((one) => Token.asString(one)),
          ),
          tie('tree'),
          {
            maxKeys: 3,
            noNullPrototype: true,
          },
        ),
      ),
    }));

    it('answers exactly what CDKTF answers', () => {
      fc.assert(
        fc.property(tree, (value) => {
          expect(outcome(ours, value)).toStrictEqual(outcome(real, value));
        }),
        { numRuns: 2_000 },
      );
    });

    it('rejects a value that contains itself, as CDKTF does', () => {
      const circle: { self?: unknown } = {};
      circle.self = circle;
      expect(outcome(ours, circle)).toMatchObject({
        error: expect.stringContaining('circular') as string,
      });
    });
  });
});
