import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { workspaceFolder } from '../folders';
import { limitRow, type Row, type Section } from '../report/report';

const functionsFolder = join(workspaceFolder, 'apps', 'lambdas', 'dist', 'functions');

/** What Lambda downloads and reads when a function starts. */
export function measureFunctionPackage(): Promise<Section> {
  const names = ['thumbnail', 'mobile'];
  const present = names.filter((name) => existsSync(join(functionsFolder, `${name}-arm64.zip`)));
  const absent = names.filter((name) => !present.includes(name));
  return Promise.resolve({
    title: 'Function package',
    rows: present.flatMap(sizes),
    missing: absent.map((name) => `${name}: run \`npx nx bundle lambdas\` first`),
  });
}

function sizes(name: string): readonly Row[] {
  const code = readFileSync(join(functionsFolder, name, 'index.js'));
  const zipBytes = statSync(join(functionsFolder, `${name}-arm64.zip`)).size;
  const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`;
  return [
    limitRow(`${name}: index.js`, code.byteLength, 640_000, kb),
    limitRow(`${name}: index.js after gzip`, gzipSync(code, { level: 9 }).byteLength, 190_000, kb),
    limitRow(`${name}: zip with sharp for arm64`, zipBytes, 9_000_000, kb),
  ];
}
