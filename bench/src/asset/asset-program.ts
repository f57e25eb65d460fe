import { Code } from '@archway/compute';
import { App, AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import { performance } from 'node:perf_hooks';

/** Prints how many milliseconds an asset adds to a synthesis: BENCH_ASSET is a zip or, for cdktf, a folder. */
const path = process.env.BENCH_ASSET ?? '';

function addAsset(stack: TerraformStack): void {
  if (process.env.BENCH_ASSET_TYPE === 'archive') {
    new TerraformAsset(stack, 'Code', { path, type: AssetType.ARCHIVE });
  } else {
    Code.fromZip(path).bind(stack);
  }
}

function synthesize(outdir: string, withAsset: boolean): number {
  const start = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'stack');
  if (withAsset) addAsset(stack);
  app.synth();
  return performance.now() - start;
}

const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
// The first synthesis loads what every synthesis needs.
synthesize(outdir, false);
const without = synthesize(outdir, false);
console.log(synthesize(outdir, true) - without);
