import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { CodeLocation } from './code';
import { Code } from './code';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway code '));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function locate(file: string): CodeLocation {
  const found: CodeLocation[] = [];
  synth((scope) => {
    found.push(Code.fromZip(file).bind(new Construct(scope, 'Resize')));
  });
  const [location] = found;
  if (!location) throw new Error('nothing was bound');
  return location;
}

function zip(name: string, content: string | Buffer = 'PK\x03\x04 content'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

it('lies in the stack under a path that changes with what it holds', () => {
  const first = locate(zip('resize.zip'));
  const second = locate(zip('resize.zip', 'PK\x03\x04 another'));
  expect(first.filename).toMatch(/^assets\/Resize_Code_\w+\/[0-9A-F]{32}\/resize\.zip$/);
  expect(second.filename).not.toBe(first.filename);
  expect(second.sourceCodeHash).not.toBe(first.sourceCodeHash);
});

it('has the hash that Lambda computes, whenever the file was written', () => {
  const file = zip('resize.zip');
  const before = locate(file);
  fs.utimesSync(file, new Date(0), new Date(0));
  expect(locate(file)).toEqual(before);
  expect(before.sourceCodeHash).toBe(
    createHash('sha256').update('PK\x03\x04 content').digest('base64'),
  );
});

it('may be named relative to where the app is synthesized', () => {
  const file = zip('resize.zip');
  expect(locate(path.relative(process.cwd(), file))).toEqual(locate(file));
});

it('takes a zip of 50 MiB and none of a byte more', () => {
  const largest = Buffer.alloc(50 * 1_024 ** 2);
  largest.write('PK\x03\x04', 'latin1');
  expect(() => locate(zip('large.zip', largest))).not.toThrow();
  expect(() => locate(zip('larger.zip', Buffer.concat([largest, Buffer.alloc(1)])))).toThrow(
    'code must be a zip of at most 52428800 bytes, got 52428801 in',
  );
});

it('says to bundle where there is no zip', () => {
  expect(() => locate(path.join(folder, 'missing.zip'))).toThrow(
    /^Construct 'test\/Resize': code must be a zip, found none at ".*missing\.zip": bundle first \(nx bundle <app>\)$/,
  );
  expect(() => locate(folder)).toThrow('code must be a zip, found none at');
});

it('says to bundle again where the zip is none', () => {
  expect(() => locate(zip('broken.zip', 'half a bund'))).toThrow(
    /code must be a zip, and ".*broken\.zip" is none: bundle again/,
  );
});
