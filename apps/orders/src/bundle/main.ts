import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageFolder, IMAGES, workspaceFolder } from '../stack/artifacts';

/** What both images are built from: Node and one file. */
const DOCKERFILE = [
  'FROM public.ecr.aws/docker/library/node:22-slim',
  'WORKDIR /app',
  'COPY main.mjs ./',
  'USER 1000:1000',
  'CMD ["node", "main.mjs"]',
  '',
].join('\n');

async function compile(entry: string): Promise<Uint8Array> {
  const { outputFiles = [] } = await build({
    absWorkingDir: workspaceFolder,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    write: false,
    // Packages of CommonJS ask for Node's own by `require`, which a module has not.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

async function main(): Promise<void> {
  for (const image of IMAGES) {
    const folder = imageFolder(image);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'main.mjs'), await compile(`apps/orders/src/${image}/main.ts`));
    writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
