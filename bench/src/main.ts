import { cpus, loadavg } from 'node:os';
import { renderSection, type Section } from './report/report';
import { measureAsset } from './asset/asset';
import { measureFunctionPackage } from './function-package/function-package';
import { measureImages } from './images/images';
import { measurePlan } from './plan/plan';
import { measureSynthesis } from './synthesis/synthesis';
import { measureUnitTests } from './unit-tests/unit-tests';

const groups: Readonly<Record<string, () => Promise<Section>>> = {
  synth: measureSynthesis,
  jest: measureUnitTests,
  asset: measureAsset,
  package: measureFunctionPackage,
  images: measureImages,
  plan: measurePlan,
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in groups));
  if (unknown.length > 0) {
    console.error(`bench: groups are ${Object.keys(groups).join(', ')}, got ${unknown.join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const [load = 0] = loadavg();
  if (load > cpus().length / 2) {
    console.log(
      `This machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores): trust ratios of CPU time at most.\n`,
    );
  }
  for (const [name, measure] of Object.entries(groups)) {
    if (asked.length === 0 || asked.includes(name)) {
      console.log(`${renderSection(await measure())}\n`);
    }
  }
}

void main();
