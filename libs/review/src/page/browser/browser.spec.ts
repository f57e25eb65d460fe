import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { findBrowser } from './browser';

const folder = mkdtempSync(path.join(tmpdir(), 'archway-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('finds a browser by its name on the path, and none where none is', () => {
  const search = `/nowhere${path.delimiter}${folder}`;
  expect(findBrowser(search)).toBeUndefined();
  const file = path.join(folder, 'google-chrome');
  writeFileSync(file, '#!/bin/sh\n');
  expect(findBrowser(search)).toBeUndefined();
  chmodSync(file, 0o755);
  expect(findBrowser(search)).toBe(file);
});
