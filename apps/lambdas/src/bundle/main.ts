import { join, relative } from 'node:path';
import { bundleFunctions } from './bundle';
import { BundleError } from './bundle-error';
import {
  appFolder,
  architectures,
  bundleFolder,
  functionNames,
  sizeBudget,
  sourceFolders,
  workspaceFolder,
} from './settings';
import { kilobytes } from './size-budget';

async function main(): Promise<void> {
  const bundled = await bundleFunctions({
    workspaceFolder,
    functionsFolder: join(appFolder, 'src', 'functions'),
    functionNames,
    bundleFolder,
    cacheFolder: join(appFolder, 'dist', 'packages'),
    sourceFolders,
    architectures,
    sizeBudget,
  });
  for (const { zipFile, codeBytes = 0, gzippedCodeBytes = 0, zipBytes = 0 } of bundled) {
    console.log(
      `${relative(process.cwd(), zipFile)}  ${kilobytes(zipBytes)} (index.js ${kilobytes(codeBytes)}, gzip ${kilobytes(gzippedCodeBytes)})`,
    );
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof BundleError)) throw error;
  console.error(`bundle: ${error.message}`);
  process.exitCode = 1;
});
